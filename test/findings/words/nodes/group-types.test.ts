import { GROUP_TYPE_WORDS } from '../../../../src/findings/words/nodes/group-types';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(GROUP_TYPE_WORDS);
