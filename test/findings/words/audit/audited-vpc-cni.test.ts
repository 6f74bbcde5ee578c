import { AUDITED_CNI_WORDS } from '../../../../src/findings/words/audit/audited-vpc-cni';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(AUDITED_CNI_WORDS);
