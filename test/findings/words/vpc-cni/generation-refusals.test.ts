import { GENERATION_REFUSAL_WORDS } from '../../../../src/findings/words/vpc-cni/generation-refusals';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(GENERATION_REFUSAL_WORDS);
