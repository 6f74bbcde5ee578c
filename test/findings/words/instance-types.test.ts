import { INSTANCE_TYPE_WORDS } from '../../../src/findings/words/instance-types';
import { pinsSentences } from '../../private/sentences';

pinsSentences(INSTANCE_TYPE_WORDS);
