import { RUNNING_CNI_WORDS } from '../../../../src/findings/words/vpc-cni/running-cnis';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(RUNNING_CNI_WORDS);
