import { USED_ADDRESS_WORDS } from '../../../src/findings/words/used-addresses';
import { pinsSentences } from '../../private/sentences';

pinsSentences(USED_ADDRESS_WORDS);
