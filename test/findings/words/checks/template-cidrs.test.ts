import { TEMPLATE_CIDR_WORDS } from '../../../../src/findings/words/checks/template-cidrs';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(TEMPLATE_CIDR_WORDS);
