import { NODEGROUP_LIMIT_WORDS } from '../../../../src/findings/words/nodes/nodegroup-limits';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(NODEGROUP_LIMIT_WORDS);
