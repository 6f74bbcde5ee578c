import { GROUP_TYPE_WORDS } from '../../../../src/findings/words/nodes/group-types';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(GROUP_TYPE_WORDS);
