import { NODE_PLACE_WORDS } from '../../../../src/findings/words/nodes/node-places';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(NODE_PLACE_WORDS);
