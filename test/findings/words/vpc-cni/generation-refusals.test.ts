import { GENERATION_REFUSAL_WORDS } from '../../../../src/findings/words/vpc-cni/generation-refusals';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(GENERATION_REFUSAL_WORDS);
