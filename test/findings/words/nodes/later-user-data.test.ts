import { LATER_USER_DATA_WORDS } from '../../../../src/findings/words/nodes/later-user-data';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(LATER_USER_DATA_WORDS);
