import { IDLE_SETTING_WORDS } from '../../../../src/findings/words/checks/idle-settings';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(IDLE_SETTING_WORDS);
