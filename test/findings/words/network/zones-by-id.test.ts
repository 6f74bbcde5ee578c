import { ZONE_ID_WORDS } from '../../../../src/findings/words/network/zones-by-id';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(ZONE_ID_WORDS);
