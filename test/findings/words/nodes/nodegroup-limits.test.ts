import { NODEGROUP_LIMIT_WORDS } from '../../../../src/findings/words/nodes/nodegroup-limits';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(NODEGROUP_LIMIT_WORDS);
