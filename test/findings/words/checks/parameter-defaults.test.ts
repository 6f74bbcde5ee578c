import { PARAMETER_DEFAULT_WORDS } from '../../../../src/findings/words/checks/parameter-defaults';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(PARAMETER_DEFAULT_WORDS);
