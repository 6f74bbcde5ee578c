import { TEMPLATE_ADDON_WORDS } from '../../../../src/findings/words/checks/template-addons';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(TEMPLATE_ADDON_WORDS);
