import { POD_SUBNET_WORDS } from '../../../../src/findings/words/network/pod-subnet-sources';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(POD_SUBNET_WORDS);
