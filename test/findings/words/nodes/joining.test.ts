import { JOINING_WORDS } from '../../../../src/findings/words/nodes/joining';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(JOINING_WORDS);
