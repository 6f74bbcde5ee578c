import { USED_ADDRESS_WORDS } from '../../../../src/findings/words/addresses/used-addresses';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(USED_ADDRESS_WORDS);
