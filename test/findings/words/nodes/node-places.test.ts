import { NODE_PLACE_WORDS } from '../../../../src/findings/words/nodes/node-places';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(NODE_PLACE_WORDS);
