import { POD_EGRESS_WORDS } from '../../../../src/findings/words/network/pod-egress';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(POD_EGRESS_WORDS);
