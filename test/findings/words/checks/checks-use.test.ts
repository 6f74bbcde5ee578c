import { CHECKS_USE_WORDS } from '../../../../src/findings/words/checks/checks-use';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CHECKS_USE_WORDS);
