import { POOL_WORDS } from '../../../../src/findings/words/karpenter/pools';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(POOL_WORDS);
