import { SHAPE_WORDS } from '../../../src/findings/words/shapes';
import { pinsSentences } from '../../private/sentences';

pinsSentences(SHAPE_WORDS);
