import { POD_GENERATION_WORDS } from '../../../src/findings/words/pod-generations';
import { pinsSentences } from '../../private/sentences';

pinsSentences(POD_GENERATION_WORDS);
