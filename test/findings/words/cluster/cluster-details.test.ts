import { CLUSTER_DETAIL_WORDS } from '../../../../src/findings/words/cluster/cluster-details';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CLUSTER_DETAIL_WORDS);
