import { requiredTypes } from './groups/required-types';
import { ownConstruct } from './own-constructs';
import { subnetFacts, SubnetFacts } from './subnet-facts';
import { OperatingSystemDesign } from '../../compute/os/os-design';
import { osOfGroup } from '../../compute/os/os-registry';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { NodegroupForecast } from '../../forecast/pod-forecast-props';
import { AppResource, AppResources } from '../../templates/app-resources';
import { Form, Forms, formsOf, isUnknown, listOf, numberOf, textOf } from '../../templates/forms';
import { resourceName } from '../../templates/rendering';

/** The type that EKS gives nodes where nobody says another. */
const DEFAULT_TYPE = 't3.medium';

/** What a launch template says of types, where that is not known. */
const UNSEEN: Form = { Ref: 'the launch template' };

/** Nodes that EKS starts a group with where nobody says how many. */
const DEFAULT_SIZE = 2;

/** Nodes, as far as it matters where they are: those of a group, or of a fleet. */
export type NodesFacts = Pick<GroupFacts, 'resource' | 'os' | 'subnets'>;

/** A managed node group. */
export interface GroupFacts {
  readonly resource: AppResource;
  readonly name: string;

  /** The names of its types, where all of them are known. */
  readonly types?: string[];

  /** The types that are known. */
  readonly knownTypes: string[];

  /** What its nodes run, by its AMI type; that of most where the type is not known. */
  readonly os: OperatingSystemDesign;

  /** Its sizes, where all of them are known. */
  readonly sizes?: Pick<NodegroupForecast, 'minSize' | 'maxSize' | 'expectedSize'>;

  /** The nodes that it starts with at least, whatever is not known of its sizes. */
  readonly leastFirst: number;
  readonly updates: Pick<NodegroupForecast, 'maxUnavailable' | 'maxUnavailablePercentage'>;

  /** The subnets of its nodes; undefined where their list is a token. */
  readonly subnets?: SubnetFacts[];

  /** Its launch template, where the app makes it. */
  readonly launchTemplate?: AppResource;

  /** What a node group of this library says of itself for a plan. */
  readonly own?: PodNodegroup;
}

/** A node group as the rules read it. */
export function groupFacts(resource: AppResource, resources: AppResources): GroupFacts {
  const { properties } = resource;
  const template = formsOf(properties.LaunchTemplate);
  const launchTemplate = resources.targetOf(template.Id) ?? resources.targetOf(template.Name);
  const unseenTemplate = properties.LaunchTemplate !== undefined && launchTemplate === undefined;
  const types = typeForms(properties.InstanceTypes, launchTemplate?.properties.LaunchTemplateData, unseenTemplate);
  const known = types.map(textOf).filter((type) => type !== undefined);
  const update = formsOf(properties.UpdateConfig);
  const subnets = typeof properties.Subnets === 'string' ? listOf(properties.Subnets) : properties.Subnets;
  return {
    resource,
    name: resourceName(resource.construct),
    types: known.length === types.length ? known : undefined,
    knownTypes: known,
    os: osOfGroup({ amiType: textOf(properties.AmiType) }),
    sizes: sizesOf(properties.ScalingConfig),
    leastFirst: leastFirst(properties.ScalingConfig),
    updates: updatesOf(update),
    subnets: Array.isArray(subnets) ? distinct(subnets.map((id) => subnetFacts(id, resources))) : undefined,
    launchTemplate: launchTemplate?.type === 'AWS::EC2::LaunchTemplate' ? launchTemplate : undefined,
    own: ownConstruct(resource.construct, PodNodegroup),
  };
}

/** The types of a group: those that it lists, else what its template has, else the one that EKS takes. */
function typeForms(listed: Form, data: Form, unseenTemplate: boolean): Form[] {
  if (isUnknown(listed) && !Array.isArray(listed)) return [listed];
  const types = listOf(listed);
  if (types.length > 0) return types;
  const { InstanceType: ofTemplate, InstanceRequirements: required } = formsOf(data);
  if (ofTemplate !== undefined) return [ofTemplate];
  if (required !== undefined) return requiredTypes(required) ?? [UNSEEN];
  return [unseenTemplate || isUnknown(data) ? UNSEEN : DEFAULT_TYPE];
}

/** Sizes that are left out are those that EKS takes. */
function sizesOf(form: Form): GroupFacts['sizes'] {
  if (isUnknown(form)) return undefined;
  const { MinSize: min, MaxSize: max, DesiredSize: desired } = formsOf(form);
  if ([min, max, desired].some((size) => size !== undefined && numberOf(size) === undefined)) return undefined;
  const [minSize, maxSize, expectedSize] = [min, max, desired].map((size) => numberOf(size));
  const start = expectedSize ?? minSize ?? DEFAULT_SIZE;
  return { minSize: minSize ?? Math.min(1, start), maxSize: maxSize ?? Math.max(start, 1), expectedSize };
}

/** A wanted size that is not known is not below the smallest one. */
function leastFirst(form: Form): number {
  if (isUnknown(form)) return 0;
  const { MinSize: min, DesiredSize: desired } = formsOf(form);
  if (desired === undefined && min === undefined) return DEFAULT_SIZE;
  return numberOf(desired) ?? numberOf(min) ?? 0;
}

function updatesOf({ MaxUnavailable: count, MaxUnavailablePercentage: percentage }: Forms): GroupFacts['updates'] {
  const inRange = (form: Form) => [numberOf(form)].find((value) => value !== undefined && value >= 1 && value <= 100);
  const maxUnavailable = inRange(count);
  return { maxUnavailable, maxUnavailablePercentage: maxUnavailable === undefined ? inRange(percentage) : undefined };
}

/** Subnets, each once. */
export function distinct(subnets: readonly SubnetFacts[]): SubnetFacts[] {
  return subnets.filter(({ key }, index) => subnets.findIndex((other) => other.key === key) === index);
}
