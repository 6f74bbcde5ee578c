import { FULL_NODE_WORDS } from '../../../../src/findings/words/forecast/full-nodes';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(FULL_NODE_WORDS);
