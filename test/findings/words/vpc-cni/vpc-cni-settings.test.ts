import { VPC_CNI_SETTING_WORDS } from '../../../../src/findings/words/vpc-cni/vpc-cni-settings';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(VPC_CNI_SETTING_WORDS);
