import { WARM_TARGET_WORDS } from '../../../../src/findings/words/nodes/warm-targets';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(WARM_TARGET_WORDS);
