import { OPEN_CLUSTER_WORDS } from '../../../../src/findings/words/checks/open-clusters';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(OPEN_CLUSTER_WORDS);
