import { CNI_WITH_IPV6_WORDS } from '../../../../src/findings/words/vpc-cni/cni-with-ipv6';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CNI_WITH_IPV6_WORDS);
