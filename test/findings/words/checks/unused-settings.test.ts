import { UNUSED_SETTING_WORDS } from '../../../../src/findings/words/checks/unused-settings';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(UNUSED_SETTING_WORDS);
