import { PLAN_RISK_WORDS } from '../../../../src/findings/words/plan/plan-risks';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(PLAN_RISK_WORDS);
