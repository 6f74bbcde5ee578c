import { CNI_ROLE_WORDS } from '../../../src/findings/words/cni-roles';
import { pinsSentences } from '../../private/sentences';

pinsSentences(CNI_ROLE_WORDS);
