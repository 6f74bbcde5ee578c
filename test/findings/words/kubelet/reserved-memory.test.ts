import { RESERVED_MEMORY_WORDS } from '../../../../src/findings/words/kubelet/reserved-memory';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(RESERVED_MEMORY_WORDS);
