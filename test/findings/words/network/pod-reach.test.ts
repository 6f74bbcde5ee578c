import { POD_REACH_WORDS } from '../../../../src/findings/words/network/pod-reach';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(POD_REACH_WORDS);
