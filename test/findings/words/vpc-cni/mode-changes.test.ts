import { MODE_CHANGE_WORDS } from '../../../../src/findings/words/vpc-cni/mode-changes';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(MODE_CHANGE_WORDS);
