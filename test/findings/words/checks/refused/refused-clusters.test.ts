import { CONTROL_PLANE_WORDS } from '../../../../../src/findings/words/checks/refused/refused-clusters';
import { pinsWordings } from '../../../../private/wordings';

pinsWordings(CONTROL_PLANE_WORDS);
