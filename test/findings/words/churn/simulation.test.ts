import { SIMULATION_WORDS } from '../../../../src/findings/words/churn/simulation';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(SIMULATION_WORDS);
