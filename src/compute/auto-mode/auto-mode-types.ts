import { Hypervisor, InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { IpAssignment } from '../../capacity/ip-assignment';
import { InstanceTypeSelection } from '../../capacity/selection/instance-type-selection';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { AUTO_MODE_WORDS as WORDS } from '../../findings/words/cluster/auto-mode-nodes';
import { SELECTION_WORDS } from '../../findings/words/karpenter/type-selections';
import { AutoModeCapacityProps } from '../auto-mode-capacity-props';
import { INSTANCE_TYPE_LABEL, KarpenterRequirement } from '../karpenter/karpenter-pool';
import { readTypes } from '../nodes/type-limits';

const FEWEST_VCPUS = 2;

/**
 * The sizes that Auto Mode does not start.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html
 */
const SMALL_SIZES = ['nano', 'micro', 'small'];

/** What nodes may be. */
export interface AutoModeTypes {
  readonly types: readonly InstanceTypeLimits[];
  readonly requirements: readonly KarpenterRequirement[];
}

let usual: InstanceTypeSelection | undefined;

/** What is selected where nobody says; made once, for a selection knows its types. */
function usualSelection(): InstanceTypeSelection {
  usual ??= InstanceTypeSelection.families(['c', 'm', 'r'], { minGeneration: 5, minVcpus: FEWEST_VCPUS });
  return usual;
}

/** The types that may be started, and the requirements that say so. */
export function autoModeTypes(props: AutoModeCapacityProps): Checked<AutoModeTypes> {
  const { instanceTypes, instanceTypeSelection } = props;
  if (instanceTypes === undefined) return selected(instanceTypeSelection ?? usualSelection(), props);
  const { value: types, findings: ofTypes } = readTypes(props);
  const findings = [
    ...ofTypes,
    ...(instanceTypeSelection === undefined ? []
      : [findingOf(SELECTION_WORDS.besideTypes, about.prop('instanceTypeSelection'), {})]),
  ];
  if (types === undefined) return { findings };
  const values = [...new Set(instanceTypes.map((type) => type.toString()))];
  return {
    value: { types, requirements: [{ key: INSTANCE_TYPE_LABEL, operator: 'In', values }] },
    findings: [...findings, ...types.flatMap(notStarted)],
  };
}

/** What a selection chooses, by the labels of Auto Mode, which are not those of Karpenter. */
function selected(selection: InstanceTypeSelection, { podSubnets }: AutoModeCapacityProps): Checked<AutoModeTypes> {
  const options = { ipAssignment: IpAssignment.prefixDelegation(), customNetworking: podSubnets !== undefined };
  const types = selection.types(options).filter(starts);
  if (types.length === 0) {
    const [minPods, compiledOn] = [selection.minPods, InstanceTypeLimits.compiledOn()];
    const subject = about.prop('instanceTypeSelection');
    return { findings: [findingOf(SELECTION_WORDS.nothingSelected, subject, { minPods, compiledOn })] };
  }
  const requirements = (selection.requirements(options) as KarpenterRequirement[])
    .map(({ key, ...rest }) => ({ key: key.replace(/^karpenter\.k8s\.aws\//, 'eks.amazonaws.com/'), ...rest }));
  return { value: { types, requirements }, findings: [] };
}

function notStarted(limits: InstanceTypeLimits): Finding[] {
  const { instanceType: type } = limits;
  return starts(limits) ? [] : [findingOf(WORDS.typeNotStarted, about.type(type), { types: [type] })];
}

function starts({ instanceType: type, vcpus = FEWEST_VCPUS, hypervisor }: InstanceTypeLimits): boolean {
  return vcpus >= FEWEST_VCPUS && hypervisor === Hypervisor.NITRO && !SMALL_SIZES.includes(type.split('.')[1]);
}
