import { WARM_TARGET_WORDS } from '../../../../src/findings/words/nodes/warm-targets';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(WARM_TARGET_WORDS);
