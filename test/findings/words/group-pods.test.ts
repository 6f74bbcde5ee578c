import { GROUP_POD_WORDS } from '../../../src/findings/words/group-pods';
import { pinsSentences } from '../../private/sentences';

pinsSentences(GROUP_POD_WORDS);
