import { JOINING_WORDS } from '../../../../src/findings/words/nodes/joining';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(JOINING_WORDS);
