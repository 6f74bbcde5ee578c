import { IPV6_SUBNET_WORDS } from '../../../../src/findings/words/network/ipv6-subnets';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(IPV6_SUBNET_WORDS);
