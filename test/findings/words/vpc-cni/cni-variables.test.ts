import { CNI_VARIABLE_WORDS } from '../../../../src/findings/words/vpc-cni/cni-variables';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(CNI_VARIABLE_WORDS);
