import { NUMBER_WORDS } from '../../../src/findings/words/numbers';
import { pinsWordings } from '../../private/wordings';

pinsWordings(NUMBER_WORDS);
