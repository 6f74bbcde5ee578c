import { RESERVATION_WORDS } from '../../../../src/findings/words/network/reservations';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(RESERVATION_WORDS);
