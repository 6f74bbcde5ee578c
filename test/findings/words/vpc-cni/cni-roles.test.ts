import { CNI_ROLE_WORDS } from '../../../../src/findings/words/vpc-cni/cni-roles';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CNI_ROLE_WORDS);
