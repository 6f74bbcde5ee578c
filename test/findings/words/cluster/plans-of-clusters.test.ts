import { CLUSTER_PLAN_WORDS } from '../../../../src/findings/words/cluster/plans-of-clusters';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CLUSTER_PLAN_WORDS);
