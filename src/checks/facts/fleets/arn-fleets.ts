import { subnetsOf } from './asg-fleets';
import { ReadFleet, ReadSource, uncounted, WhyUncounted } from './read-fleet';
import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { FleetNetworking } from '../../../forecast/fleets/fleet-forecast';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { Form, Forms, formsOf, isUnknown, listOf, numberOf, textOf } from '../../../templates/forms';
import { typesOf } from '../group-nodes';

/** Families that Batch chooses of, for `optimal`. */
const OPTIMAL = ['c4', 'm4', 'r4', 'c5', 'm5', 'r5'];

/**
 * The fleets of a HyperPod cluster: one for each of its groups.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-cluster.html
 */
export function hyperPodFleets(
  { path, properties }: AppResource,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): ReadSource {
  const { InstanceGroups: groups, RestrictedInstanceGroups: restricted } = properties;
  const { VpcConfig: vpc, AutoScaling: scaling } = properties;
  const isUnsaid = groups === undefined && restricted === undefined;
  if (isUnsaid || [groups, restricted].some(isUnknown)) return uncounted('sizes');
  const read = [...listOf(groups), ...listOf(restricted)].map(formsOf).map((group, index) => {
    const name = `${path} ${textOf(group.InstanceGroupName) ?? index + 1}`;
    return hyperPodGroup(group, name, vpc, resources, stated);
  });
  const { Mode: mode } = formsOf(scaling);
  const canScale = textOf(mode) === 'Enable' || [scaling, mode].some(isUnknown);
  const whys = read.flatMap((each) => (typeof each === 'string' ? [each] : []));
  return {
    fleets: read.flatMap((each) => (typeof each === 'string' ? [] : each)),
    why: whys[0] ?? (canScale ? 'autoscaling' : undefined),
  };
}

function hyperPodGroup(
  group: Forms,
  name: string,
  vpc: Form,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): ReadFleet[] | WhyUncounted {
  const { InstanceType: type, InstanceRequirements: required, OverrideVpcConfig: own } = group;
  const count = numberOf(group.InstanceCount);
  if (count === undefined || count < 0) return 'sizes';
  if (count === 0) return [];
  const forms = type === undefined ? listOf(formsOf(required).InstanceTypes) : [type];
  const names = forms.flatMap((each) => textOf(each)?.replace(/^ml\./, '') ?? []);
  const { value: instanceTypes = [] } = typesOf(names, stated);
  if (names.length === 0 || names.length < forms.length || instanceTypes.length < names.length) return 'types';
  const subnets = subnetsOf(formsOf(own ?? vpc).Subnets, resources);
  if (subnets.length === 0) return 'subnets';
  return [{
    name,
    // A node is replaced in its place.
    shape: {
      instanceTypes,
      limits: { nodes: count },
      minNodes: count,
      budgetNodes: 0,
      networking: FleetNetworking.ONE_ENI,
    },
    subnets,
  }];
}

/**
 * The fleet of a compute environment of AWS Batch, which can go over its vCPUs by one instance.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/compute_environments.html
 */
export function batchFleet(
  { path, properties: { ComputeResources: form } }: AppResource,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): ReadSource {
  const computing = formsOf(form);
  const [most, least = 0] = [numberOf(computing.MaxvCpus), numberOf(computing.MinvCpus)];
  const isUnsure = computing.MinvCpus !== undefined && numberOf(computing.MinvCpus) === undefined;
  if (most === undefined || most < 0 || least < 0 || isUnsure) return uncounted('sizes');
  const instanceTypes = batchTypes(computing.InstanceTypes, stated);
  const vcpus = (instanceTypes ?? []).flatMap((each) => each.vcpus ?? []);
  if (instanceTypes === undefined || vcpus.length < instanceTypes.length) return uncounted('types');
  if (most === 0) return { fleets: [] };
  const subnets = subnetsOf(computing.Subnets, resources);
  if (subnets.length === 0) return uncounted('subnets');
  const largest = Math.max(...vcpus);
  return {
    fleets: [{
      name: path,
      shape: {
        instanceTypes,
        limits: { cpu: most + largest, nodes: Math.floor(most / Math.min(...vcpus)) + 1 },
        minNodes: Math.ceil(Math.min(least, most) / largest),
      },
      subnets,
    }],
  };
}

/** The types of a compute environment, by their names or by those of their families. */
function batchTypes(form: Form, stated: InstanceTypeLimits[]): InstanceTypeLimits[] | undefined {
  const given = listOf(form).map(textOf);
  if (given.length === 0 || given.some((each) => each === undefined)) return undefined;
  const all = InstanceTypeLimits.all();
  const read = given.flatMap((each) => (each === 'optimal' ? OPTIMAL : [each!])).map((each) => {
    const ofFamily = all
      .filter(({ instanceType, vcpus }) => instanceType.startsWith(`${each}.`) && vcpus !== undefined);
    return ofFamily.length > 0 ? ofFamily : typesOf([each], stated).value;
  });
  return read.some((types) => types === undefined || types.length === 0)
    ? undefined : [...new Map(read.flatMap((types) => types!).map((type) => [type.instanceType, type])).values()];
}
