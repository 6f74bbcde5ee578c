import { CLUSTER_POD_WORDS } from '../../../../src/findings/words/cluster/cluster-pods';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(CLUSTER_POD_WORDS);
