import { IPAM_SIZE_WORDS } from '../../../../src/findings/words/network/ipam-sizes';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(IPAM_SIZE_WORDS);
