import { CLUSTER_POD_WORDS } from '../../../../src/findings/words/cluster/cluster-pods';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CLUSTER_POD_WORDS);
