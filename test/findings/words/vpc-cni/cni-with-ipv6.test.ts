import { CNI_WITH_IPV6_WORDS } from '../../../../src/findings/words/vpc-cni/cni-with-ipv6';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(CNI_WITH_IPV6_WORDS);
