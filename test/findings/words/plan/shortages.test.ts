import { SHORTAGE_WORDS } from '../../../../src/findings/words/plan/shortages';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(SHORTAGE_WORDS);
