import { CONTROL_PLANE_WORDS } from '../../../../src/findings/words/checks/control-planes';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(CONTROL_PLANE_WORDS);
