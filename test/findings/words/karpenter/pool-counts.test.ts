import { POOL_COUNT_WORDS } from '../../../../src/findings/words/karpenter/pool-counts';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(POOL_COUNT_WORDS);
