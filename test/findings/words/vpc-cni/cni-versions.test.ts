import { CNI_VERSION_WORDS } from '../../../../src/findings/words/vpc-cni/cni-versions';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CNI_VERSION_WORDS);
