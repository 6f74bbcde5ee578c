import { POD_COUNT_WORDS } from '../../../src/findings/words/pod-counts';
import { pinsSentences } from '../../private/sentences';

pinsSentences(POD_COUNT_WORDS);
