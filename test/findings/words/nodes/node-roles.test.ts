import { NODE_ROLE_WORDS } from '../../../../src/findings/words/nodes/node-roles';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(NODE_ROLE_WORDS);
