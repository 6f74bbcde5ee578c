import { CLUSTER_NEED_WORDS } from '../../../../src/findings/words/checks/cluster-needs';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CLUSTER_NEED_WORDS);
