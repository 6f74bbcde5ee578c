import { NODE_SETTING_WORDS } from '../../../../src/findings/words/nodes/node-settings';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(NODE_SETTING_WORDS);
