import { TOLD_CLUSTER_WORDS } from '../../../../src/findings/words/cluster/told-clusters';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(TOLD_CLUSTER_WORDS);
