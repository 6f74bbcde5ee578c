import { TOLD_POD_WORDS } from '../../../../src/findings/words/checks/told-counts';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(TOLD_POD_WORDS);
