import { TOLD_POD_WORDS } from '../../../../src/findings/words/checks/told-pods';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(TOLD_POD_WORDS);
