import { NODEGROUP_OPTION_WORDS } from '../../../../src/findings/words/nodes/nodegroup-options';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(NODEGROUP_OPTION_WORDS);
