import { LOGICAL_ID_WORDS } from '../../../../src/findings/words/vpc-cni/logical-ids';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(LOGICAL_ID_WORDS);
