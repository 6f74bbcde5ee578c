import { REFUSED_TEMPLATE_WORDS } from '../../../../../src/findings/words/checks/refused/refused-templates';
import { pinsWordings } from '../../../../private/wordings';

pinsWordings(REFUSED_TEMPLATE_WORDS);
