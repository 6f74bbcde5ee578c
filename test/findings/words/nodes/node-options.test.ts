import { NODE_OPTION_WORDS } from '../../../../src/findings/words/nodes/node-options';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(NODE_OPTION_WORDS);
