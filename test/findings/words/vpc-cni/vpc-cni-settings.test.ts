import { VPC_CNI_SETTING_WORDS } from '../../../../src/findings/words/vpc-cni/vpc-cni-settings';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(VPC_CNI_SETTING_WORDS);
