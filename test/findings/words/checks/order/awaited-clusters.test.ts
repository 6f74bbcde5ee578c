import { AWAITED_CLUSTER_WORDS } from '../../../../../src/findings/words/checks/order/awaited-clusters';
import { pinsWordings } from '../../../../private/wordings';

pinsWordings(AWAITED_CLUSTER_WORDS);
