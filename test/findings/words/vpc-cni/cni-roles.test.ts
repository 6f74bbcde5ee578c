import { CNI_ROLE_WORDS } from '../../../../src/findings/words/vpc-cni/cni-roles';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(CNI_ROLE_WORDS);
