import { ADDON_ORDER_WORDS } from '../../../../src/findings/words/vpc-cni/addon-order';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(ADDON_ORDER_WORDS);
