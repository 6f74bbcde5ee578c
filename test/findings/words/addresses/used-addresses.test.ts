import { USED_ADDRESS_WORDS } from '../../../../src/findings/words/addresses/used-addresses';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(USED_ADDRESS_WORDS);
