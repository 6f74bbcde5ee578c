import { POD_SUBNET_WORDS } from '../../../../src/findings/words/network/pod-subnet-sources';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(POD_SUBNET_WORDS);
