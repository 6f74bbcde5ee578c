import { VALUE_WORDS } from '../../../src/findings/words/values';
import { pinsWordings } from '../../private/wordings';

pinsWordings(VALUE_WORDS);
