import { NODE_SETTING_WORDS } from '../../../../src/findings/words/nodes/node-settings';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(NODE_SETTING_WORDS);
