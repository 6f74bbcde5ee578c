import { RESERVATION_WORDS } from '../../../../src/findings/words/network/reservations';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(RESERVATION_WORDS);
