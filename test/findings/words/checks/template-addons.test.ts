import { TEMPLATE_ADDON_WORDS } from '../../../../src/findings/words/checks/template-addons';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(TEMPLATE_ADDON_WORDS);
