import { ADDRESS_STOP_WORDS } from '../../../../src/findings/words/vpc-cni/address-stops';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(ADDRESS_STOP_WORDS);
