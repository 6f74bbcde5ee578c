import { SELECTION_WORDS } from '../../../../src/findings/words/karpenter/type-selections';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(SELECTION_WORDS);
