import { findingOf } from '../../findings/catalogue';
import { Finding, FindingSeverity } from '../../findings/finding';
import { isObject } from '../../findings/struct-findings';
import { about } from '../../findings/subject';
import { CHECKS_USE_WORDS } from '../../findings/words/checks/checks-use';
import { OvercommitPolicy } from '../../plan/overcommit-policy';
import { argumentFindings, having, listOf } from '../../validation/prop-shapes';
import { ChecksFailOn, PodCapacityChecksProps } from '../pod-capacity-checks-props';

/** What each choice can be. Languages without types let others through, and with them nothing would be reported. */
const CHOICES = {
  failOn: { ChecksFailOn },
  lowestSeverity: { FindingSeverity },
  onOvercommit: { OvercommitPolicy },
};

const LIMITS = listOf('InstanceTypeLimits', having('InstanceTypeLimits', 'instanceType'));

/** Choices that nothing follows from. */
export function propFindings(props: PodCapacityChecksProps): Finding[] {
  const unread = argumentFindings('PodCapacityChecksProps', props, { instanceTypeLimits: LIMITS });
  return !isObject(props)
    ? unread
    : [
      ...unread,
      ...(Object.keys(CHOICES) as Array<keyof typeof CHOICES>).flatMap((name) => {
        const given: string | undefined = props[name];
        const [[enumName, members]] = Object.entries(CHOICES[name]);
        if (given === undefined || Object.values(members).includes(given)) return [];
        const choices = Object.keys(members).map((member) => `${enumName}.${member}`);
        return [
          findingOf(CHECKS_USE_WORDS.notAChoice, about.prop(name), {
            prop: name,
            choices,
            got: JSON.stringify(given),
          }),
        ];
      }),
    ];
}
