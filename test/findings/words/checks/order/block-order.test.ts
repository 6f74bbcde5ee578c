import { BLOCK_ORDER_WORDS } from '../../../../../src/findings/words/checks/order/block-order';
import { pinsWordings } from '../../../../private/wordings';

pinsWordings(BLOCK_ORDER_WORDS);
