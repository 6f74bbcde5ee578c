import { SCENARIO_WORDS } from '../../../src/findings/words/scenario';
import { pinsSentences } from '../../private/sentences';

pinsSentences(SCENARIO_WORDS);
