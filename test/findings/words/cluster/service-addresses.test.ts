import { SERVICE_CIDR_WORDS } from '../../../../src/findings/words/cluster/service-addresses';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(SERVICE_CIDR_WORDS);
