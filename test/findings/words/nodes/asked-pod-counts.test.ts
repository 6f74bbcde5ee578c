import { ASKED_POD_COUNT_WORDS } from '../../../../src/findings/words/nodes/asked-pod-counts';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(ASKED_POD_COUNT_WORDS);
