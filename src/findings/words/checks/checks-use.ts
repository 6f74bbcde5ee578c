import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

const misplaced = (use: string) => wording('option-refused', () => ({
  message: `PodCapacityChecks is used as ${use}, but it is a plug-in of CDK's validation`,
  fix: ['register it: Validations.of(app).addPlugins(new PodCapacityChecks())'],
}), {});

/** Of how the rule pack is used. */
export const CHECKS_USE_WORDS = {
  asAspect: misplaced('an aspect'),
  asValidation: misplaced('a validation of a construct'),

  notAChoice: wording('option-refused', ({ prop, choices, got }: {
    prop: string; choices: readonly string[]; got: string;
  }) => ({
    message: `'${prop}' of PodCapacityChecks is ${got}, which is not one of its values`,
    details: allOf('its values', choices),
    fix: [`give one of ${few(choices)} as '${prop}'`, `leave '${prop}' out`],
  }), {
    prop: 'failOn', choices: ['ChecksFailOn.ERROR', 'ChecksFailOn.WARNING', 'ChecksFailOn.NEVER'], got: '"fatal"',
  }),
};
