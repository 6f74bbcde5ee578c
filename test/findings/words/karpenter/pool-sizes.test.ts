import { POOL_SIZE_WORDS } from '../../../../src/findings/words/karpenter/pool-sizes';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(POOL_SIZE_WORDS);
