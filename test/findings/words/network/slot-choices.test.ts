import { ZONE_SLOT_WORDS } from '../../../../src/findings/words/network/slot-choices';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(ZONE_SLOT_WORDS);
