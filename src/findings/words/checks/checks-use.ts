import { quoted } from '../../phrases';
import { wording } from '../../wording';

const misplaced = (use: string) => wording('option-refused', () =>
  `PodCapacityChecks is no ${use} but a plug-in of CDK's validation;`
  + ' register it with Validations.of(app).addPlugins(new PodCapacityChecks())', {});

/** Of how the rule pack is used. */
export const CHECKS_USE_WORDS = {
  asAspect: misplaced('aspect'),
  asValidation: misplaced('validation of a construct'),

  notAChoice: wording('option-refused', ({ prop, choices, got }: { prop: string; choices: readonly string[]; got: string }) =>
    `'${prop}' of PodCapacityChecks must be one of ${quoted(choices)}; got ${got}`,
  { prop: 'failOn', choices: ['error', 'warning', 'never'], got: '"fatal"' }),
};
