import { TEMPLATE_ORDER_WORDS } from '../../../../../src/findings/words/checks/order/template-order';
import { pinsWordings } from '../../../../private/wordings';

pinsWordings(TEMPLATE_ORDER_WORDS);
