import { REFUSED_GROUP_WORDS } from '../../../../../src/findings/words/checks/refused/refused-groups';
import { pinsWordings } from '../../../../private/wordings';

pinsWordings(REFUSED_GROUP_WORDS);
