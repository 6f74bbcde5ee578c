import { POD_EGRESS_WORDS } from '../../../../src/findings/words/network/pod-egress';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(POD_EGRESS_WORDS);
