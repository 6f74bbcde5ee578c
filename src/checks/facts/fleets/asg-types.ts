import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { OperatingSystem } from '../../../capacity/operating-system';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { Form, Forms, formsOf, isUnknown, listOf, numberOf, textOf } from '../../../templates/forms';
import { typesOf } from '../group-nodes';
import { requirableTypes } from '../groups/required-types';
import { templateOf } from '../nodes/started-by-ec2';
import { osInUserData } from '../nodes/user-data-names';

/** The types that a group starts, and the units of capacity that a node of them counts. */
export interface LaunchedTypes {
  readonly types: InstanceTypeLimits[];
  readonly smallest: number;
  readonly largest: number;

  /** What its nodes run, as far as user data tell. */
  readonly os: OperatingSystem;

  /** What has the user data of its nodes. */
  readonly holder?: AppResource;
  readonly userData: Form;
}

/** The types of an Auto Scaling group; undefined where one of them, or its weight, is not known. */
export function launchedTypes(
  group: AppResource,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): LaunchedTypes | undefined {
  const { MixedInstancesPolicy: policy, DesiredCapacityType: unit } = group.properties;
  const mixed = formsOf(formsOf(policy).LaunchTemplate);
  if ([policy, mixed.Overrides, unit].some(isUnknown)) return undefined;
  const overrides = listOf(mixed.Overrides).map(formsOf);
  const { holder, data: own } = launchData(group, mixed.LaunchTemplateSpecification, resources);
  // What does not say its types has those of the template.
  const sources = overrides.length === 0 ? [own] : overrides.map((each) => (saysTypes(each) ? each : own));
  const read = sources.map((data) => namesIn(data));
  if (read.some((names) => names === undefined)) return undefined;
  const names = [...new Set(read.flatMap((each) => each!))];
  const { value: types = [] } = typesOf(names, stated);
  if (names.length === 0 || types.length < names.length) return undefined;
  const weights = weightsOf(overrides.map(({ WeightedCapacity: weight }) => weight), textOf(unit), types);
  const { kernel: { name: os } } = osInUserData(own.UserData);
  return weights && {
    types, smallest: Math.min(...weights), largest: Math.max(...weights), os, holder, userData: own.UserData,
  };
}

function saysTypes({ InstanceType: type, InstanceRequirements: required }: Forms): boolean {
  return type !== undefined || required !== undefined;
}

/** What says the types of a group's nodes: its launch template, or its launch configuration. */
function launchData(
  group: AppResource,
  mixed: Form,
  resources: AppResources,
): { readonly holder?: AppResource; readonly data: Forms } {
  const { LaunchTemplate: named, LaunchConfigurationName: name } = group.properties;
  const template = templateOf(formsOf(mixed ?? named), group, resources);
  if (template !== undefined) return { holder: template, data: formsOf(template.properties.LaunchTemplateData) };
  const configuration = resources.targetOf(name);
  return { holder: configuration, data: formsOf(configuration?.properties) };
}

function namesIn({ InstanceType: type, InstanceRequirements: required }: Forms): string[] | undefined {
  const name = textOf(type);
  return type === undefined && required !== undefined
    ? requirableTypes(required) : name === undefined ? undefined : [name];
}

function weightsOf(
  given: readonly Form[],
  unit: string | undefined,
  types: readonly InstanceTypeLimits[],
): number[] | undefined {
  const size = unit === 'vcpu' ? 'vcpus' : unit === 'memory-mib' ? 'memoryMib' : undefined;
  const weights = size === undefined
    ? given.map((form) => (form === undefined ? 1 : numberOf(form)))
    : types.map((type) => type[size]);
  const known = weights.flatMap((weight) => weight ?? []).filter((weight) => weight >= 1);
  if (known.length < weights.length) return undefined;
  return known.length === 0 ? [1] : known;
}
