import { RESERVED_MEMORY_WORDS } from '../../../../src/findings/words/nodes/reserved-memory';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(RESERVED_MEMORY_WORDS);
