import { CNI_VALUE_WORDS } from '../../../../src/findings/words/vpc-cni/cni-values';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CNI_VALUE_WORDS);
