import { GROUP_POD_WORDS } from '../../../../src/findings/words/forecast/group-pods';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(GROUP_POD_WORDS);
