import { PLAN_RISK_WORDS } from '../../../../src/findings/words/plan/plan-risks';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(PLAN_RISK_WORDS);
