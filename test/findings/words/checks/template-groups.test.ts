import { TEMPLATE_GROUP_WORDS } from '../../../../src/findings/words/checks/template-groups';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(TEMPLATE_GROUP_WORDS);
