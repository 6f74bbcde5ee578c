import { GROUP_POD_WORDS } from '../../../../src/findings/words/forecast/group-pods';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(GROUP_POD_WORDS);
