import { SERVICE_CIDR_WORDS } from '../../../../src/findings/words/cluster/service-addresses';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(SERVICE_CIDR_WORDS);
