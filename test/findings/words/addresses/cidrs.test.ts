import { CIDR_WORDS } from '../../../../src/findings/words/addresses/cidrs';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CIDR_WORDS);
