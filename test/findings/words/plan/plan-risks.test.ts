import { PLAN_RISK_WORDS } from '../../../../src/findings/words/plan/plan-risks';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(PLAN_RISK_WORDS);

test.each<[string, number, number | undefined, string]>([
  ['as much as AWS gives', 50, 50, 'ask AWS for a higher quota before you deploy: it can be raised to 50'],
  ['more than AWS gives', 51, 50, 'plan for less: AWS raises the quota to 50 at most'],
  ['any number, where no limit is known', 51, undefined, 'ask AWS for a higher quota before you deploy'],
])('the way out where the plan takes %s', (_, used, adjustableTo, way) => {
  const { quotaExceeded } = PLAN_RISK_WORDS;

  expect(quotaExceeded.say({ ...quotaExceeded.example, used, adjustableTo }).fix).toEqual([way]);
});
