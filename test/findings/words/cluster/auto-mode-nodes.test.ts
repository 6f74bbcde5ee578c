import { AUTO_MODE_WORDS } from '../../../../src/findings/words/cluster/auto-mode-nodes';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(AUTO_MODE_WORDS);
