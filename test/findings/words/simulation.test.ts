import { SIMULATION_WORDS } from '../../../src/findings/words/simulation';
import { pinsSentences } from '../../private/sentences';

pinsSentences(SIMULATION_WORDS);
