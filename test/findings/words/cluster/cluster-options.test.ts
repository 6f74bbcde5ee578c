import { CLUSTER_OPTION_WORDS } from '../../../../src/findings/words/cluster/cluster-options';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(CLUSTER_OPTION_WORDS);
