import { VALUE_WORDS } from '../../../src/findings/words/values';
import { pinsSentences } from '../../private/sentences';

pinsSentences(VALUE_WORDS);
