import { CHECKS_USE_WORDS } from '../../../../src/findings/words/checks/checks-use';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(CHECKS_USE_WORDS);
