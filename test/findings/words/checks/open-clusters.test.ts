import { OPEN_CLUSTER_WORDS } from '../../../../src/findings/words/checks/open-clusters';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(OPEN_CLUSTER_WORDS);
