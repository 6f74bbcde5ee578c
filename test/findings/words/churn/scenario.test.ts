import { SCENARIO_WORDS } from '../../../../src/findings/words/churn/scenario';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(SCENARIO_WORDS);
