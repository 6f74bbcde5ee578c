import { ADDON_ORDER_WORDS } from '../../../../src/findings/words/vpc-cni/addon-order';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(ADDON_ORDER_WORDS);
