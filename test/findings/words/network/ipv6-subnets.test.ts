import { IPV6_SUBNET_WORDS } from '../../../../src/findings/words/network/ipv6-subnets';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(IPV6_SUBNET_WORDS);
