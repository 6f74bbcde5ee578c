import { CIDR_WORDS } from '../../../../src/findings/words/addresses/cidrs';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(CIDR_WORDS);
