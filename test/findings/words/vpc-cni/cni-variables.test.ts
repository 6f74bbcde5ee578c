import { CNI_VARIABLE_WORDS } from '../../../../src/findings/words/vpc-cni/cni-variables';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CNI_VARIABLE_WORDS);
