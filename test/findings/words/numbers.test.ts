import { NUMBER_WORDS } from '../../../src/findings/words/numbers';
import { pinsSentences } from '../../private/sentences';

pinsSentences(NUMBER_WORDS);
