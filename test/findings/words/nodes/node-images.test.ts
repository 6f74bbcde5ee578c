import { NODE_IMAGE_WORDS } from '../../../../src/findings/words/nodes/node-images';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(NODE_IMAGE_WORDS);
