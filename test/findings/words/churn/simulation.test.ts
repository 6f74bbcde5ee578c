import { SIMULATION_WORDS } from '../../../../src/findings/words/churn/simulation';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(SIMULATION_WORDS);
