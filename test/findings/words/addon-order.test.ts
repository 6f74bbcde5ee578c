import { ADDON_ORDER_WORDS } from '../../../src/findings/words/addon-order';
import { pinsSentences } from '../../private/sentences';

pinsSentences(ADDON_ORDER_WORDS);
