import { ZONE_SLOT_WORDS } from '../../../../src/findings/words/network/slot-choices';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(ZONE_SLOT_WORDS);
