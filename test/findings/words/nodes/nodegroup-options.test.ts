import { NODEGROUP_OPTION_WORDS } from '../../../../src/findings/words/nodes/nodegroup-options';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(NODEGROUP_OPTION_WORDS);
