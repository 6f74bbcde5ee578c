import { SCENARIO_WORDS } from '../../../../src/findings/words/churn/scenario';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(SCENARIO_WORDS);
