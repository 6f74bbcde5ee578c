import { NODE_IMAGE_WORDS } from '../../../../src/findings/words/nodes/node-images';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(NODE_IMAGE_WORDS);
