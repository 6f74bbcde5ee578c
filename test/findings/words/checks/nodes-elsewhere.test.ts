import { NODES_ELSEWHERE_WORDS } from '../../../../src/findings/words/checks/nodes-elsewhere';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(NODES_ELSEWHERE_WORDS);
