import { NODE_ROLE_WORDS } from '../../../../src/findings/words/nodes/node-roles';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(NODE_ROLE_WORDS);
