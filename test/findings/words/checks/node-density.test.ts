import { NODE_DENSITY_WORDS } from '../../../../src/findings/words/checks/node-density';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(NODE_DENSITY_WORDS);
