import { NODE_OPTION_WORDS } from '../../../../src/findings/words/nodes/node-options';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(NODE_OPTION_WORDS);
