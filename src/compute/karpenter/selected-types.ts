import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { KarpenterRequirement } from './karpenter-pool';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodeCapacity } from '../../capacity/node-capacity';
import { NodeCapacityOptions } from '../../capacity/node-capacity-options';
import { findingOf, isOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { SELECTION_WORDS as WORDS } from '../../findings/words/karpenter/type-selections';
import { KarpenterCapacityProps } from '../karpenter-capacity-props';
import { capacityOptions } from '../nodes/pod-count';
import { DEFAULT_OS } from '../os/os-registry';

/** The types that a selection gives a pool. */
export interface SelectedTypes {
  readonly instanceTypes: ec2.InstanceType[];
  readonly requirements: readonly KarpenterRequirement[];
  readonly findings: readonly Finding[];
}

/** Findings of a group of single types: of a selection they are one. */
const OF_EACH_TYPE = ['karpenter-pool-split'] as const;

const SUBJECT = about.prop('instanceTypeSelection');

/** The types of a pool that lists none; undefined where there is no selection. */
export function selectedTypes(props: KarpenterCapacityProps): SelectedTypes | undefined {
  const { instanceTypeSelection: selection, instanceTypes, maxPods } = props;
  if (selection === undefined) return undefined;
  if (instanceTypes !== undefined) {
    return { instanceTypes, requirements: [], findings: [findingOf(WORDS.besideTypes, SUBJECT, {})] };
  }
  const options = optionsOf(props);
  const types = selection.types(options);
  const { minPods } = selection;
  const compiledOn = InstanceTypeLimits.compiledOn();
  return {
    instanceTypes: types.map(({ instanceType }) => new ec2.InstanceType(instanceType)),
    requirements: selection.requirements(options) as KarpenterRequirement[],
    findings: types.length === 0 ? [findingOf(WORDS.nothingSelected, SUBJECT, { minPods, compiledOn })] : [
      ...(selection.isExact ? []
        : [findingOf(WORDS.openToNewTypes, SUBJECT, { minPods, compiledOn, selected: types.length })]),
      ...(maxPods === undefined ? mixedFindings(types, options) : []),
    ],
  };
}

/** What is said of the types of a pool, without what a selection says at once. */
export function ofSelection(findings: readonly Finding[], selected: SelectedTypes | undefined): Finding[] {
  return findings.filter((finding) => selected === undefined || !OF_EACH_TYPE.some((id) => isOf(finding, id)));
}

/** One of several caps holds for all nodes. */
function mixedFindings(types: readonly InstanceTypeLimits[], options: NodeCapacityOptions): Finding[] {
  const nodes = types.map((limits) => NodeCapacity.of(limits, options));
  const counts = nodes.map(({ maxPods }) => maxPods);
  const [maxPods, most] = [Math.min(...counts), Math.max(...counts)];
  const losers = nodes.filter((node) => node.maxPods > maxPods).map(({ limits: { instanceType } }) => instanceType);
  return losers.length === 0 ? [] : [findingOf(WORDS.capsMixed, SUBJECT, { maxPods, most, losers })];
}

/** How pods of the pool get addresses; numbers that others refuse count as not given. */
function optionsOf({ podNetworking, hostNetworkPods, efaOnlyEnis }: KarpenterCapacityProps): NodeCapacityOptions {
  const number = (value?: number) => (Number.isSafeInteger(value) && value! >= 0 ? value : undefined);
  const counts = { hostNetworkPods: number(hostNetworkPods), efaOnlyEnis: number(efaOnlyEnis) };
  return capacityOptions(DEFAULT_OS, DEFAULT_OS.modeOf(podNetworking), counts);
}
