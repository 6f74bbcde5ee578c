import { IDLE_SETTING_WORDS } from '../../../../src/findings/words/checks/idle-settings';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(IDLE_SETTING_WORDS);
