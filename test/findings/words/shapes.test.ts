import { SHAPE_WORDS } from '../../../src/findings/words/shapes';
import { pinsWordings } from '../../private/wordings';

pinsWordings(SHAPE_WORDS);
