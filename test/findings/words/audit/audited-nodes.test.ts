import { AUDITED_NODE_WORDS } from '../../../../src/findings/words/audit/audited-nodes';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(AUDITED_NODE_WORDS);
