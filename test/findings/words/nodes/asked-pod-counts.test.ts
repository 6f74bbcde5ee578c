import { ASKED_POD_COUNT_WORDS } from '../../../../src/findings/words/nodes/asked-pod-counts';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(ASKED_POD_COUNT_WORDS);
