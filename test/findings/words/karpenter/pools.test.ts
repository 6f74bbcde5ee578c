import { POOL_WORDS } from '../../../../src/findings/words/karpenter/pools';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(POOL_WORDS);
