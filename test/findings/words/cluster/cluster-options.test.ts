import { CLUSTER_OPTION_WORDS } from '../../../../src/findings/words/cluster/cluster-options';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CLUSTER_OPTION_WORDS);
