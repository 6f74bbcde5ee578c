import { ADOPTION_WORDS } from '../../../../src/findings/words/vpc-cni/adoptions';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(ADOPTION_WORDS);
