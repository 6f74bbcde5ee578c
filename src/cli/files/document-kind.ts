import { PLAN_KIND } from '../../plan/plan-document';

/** What a file of JSON or YAML can be. */
export type DocumentKind = keyof typeof KINDS;

/** What a kind is called, and which command reads it. */
interface KindOfDocument {
  readonly what: string;
  readonly readBy: string;
  readonly is: (value: any) => boolean;
}

const AWS_LISTS = [
  'Subnets', 'NetworkInterfaces', 'Reservations', 'SubnetCidrReservations', 'Vpcs', 'cluster', 'nodegroup', 'addon',
  'InstanceTypes', 'AutoScalingGroups',
];

/** Asked in this order: the first one that says yes is it. */
const KINDS = {
  plan: {
    what: 'a plan',
    readBy: 'plan, simulate, advise and diff read it',
    is: (value) => value.kind === PLAN_KIND,
  },
  oldPlan: {
    what: 'a plan of a version before 1 of its schema, without its forecast',
    readBy: 'make it again from its forecast, or by cdk synth',
    is: (value) => Array.isArray(value.totals) && Array.isArray(value.modes) && Array.isArray(value.subnets),
  },
  difference: {
    what: 'a difference of two plans',
    readBy: 'it is an answer of diff, and no command reads it',
    is: (value) => value.kind === 'capacity-diff',
  },
  assembly: {
    what: 'the manifest of a cloud assembly',
    readBy: 'report and diff read it, by its folder, as in report cdk.out',
    is: (value) => typeof value.version === 'string' && isObject(value.artifacts),
  },
  template: {
    what: 'a CloudFormation template',
    readBy: 'report reads the folder that cdk synth writes, as in report cdk.out',
    is: (value) => isObject(value.Resources) || 'AWSTemplateFormatVersion' in value,
  },
  metadata: {
    what: 'a file of a cloud assembly',
    readBy: 'report reads the folder of the assembly, as in report cdk.out',
    is: (value) => value.version === 'tree-0.1'
      || (Object.keys(value).length > 0 && Object.keys(value).every((name) => name.startsWith('/'))),
  },
  aws: {
    what: 'what the AWS CLI printed of a cluster',
    readBy: 'audit and migrate read it, by its folder',
    is: (value) => AWS_LISTS.some((name) => typeof value[name] === 'object' && value[name] !== null),
  },
  kubernetes: {
    what: 'an object of Kubernetes',
    readBy: 'audit and migrate read what kubectl printed, by its folder',
    is: (value) => typeof value.apiVersion === 'string' && typeof value.kind === 'string',
  },
  simulation: {
    what: 'the answer of a simulation',
    readBy: 'it is an answer of simulate, and no command reads it',
    is: (value) => isObject(value.asGiven) && isObject(value.withoutReservations),
  },
  blocks: {
    what: 'a subnet with what is in use of it',
    readBy: 'fragmentation reads it',
    is: (value) => typeof value.subnet === 'string',
  },
  counts: {
    what: 'the answer of max-pods',
    readBy: 'it is an answer, and no command reads it',
    is: (value) => isObject(value[0]) && 'boundBy' in value[0],
  },
  taken: {
    what: 'the answer of demand',
    readBy: 'it is an answer, and no command reads it',
    is: (value) => isObject(value[0]) && 'podsPlaced' in value[0],
  },
  plans: {
    what: 'several plans, as report --json gives them',
    readBy: 'advise and diff read it',
    is: (value) => isObject(value[0]) && value[0].kind === PLAN_KIND,
  },
  cases: {
    what: 'cases of demand',
    readBy: 'demand reads it, as in demand --cases FILE',
    is: (value) => isObject(value[0]) && 'pods' in value[0],
  },
  forecast: {
    what: 'a forecast',
    readBy: 'plan, simulate, advise and diff read it',
    is: (value) => Array.isArray(value.subnets) || Array.isArray(value.nodegroups) || Array.isArray(value.fleets),
  },
} satisfies Record<string, KindOfDocument>;

/** What a value is; undefined where it is none of what the commands know. */
export function kindOf(value: unknown): DocumentKind | undefined {
  if (!isObject(value)) return undefined;
  const [kind] = Object.entries<KindOfDocument>(KINDS).find(([, { is }]) => is(value)) ?? [];
  return kind as DocumentKind | undefined;
}

/** What is said of a value that is of another kind than the ones expected; undefined where it is not known to be. */
export function otherKind(value: unknown, expected: readonly DocumentKind[]): string | undefined {
  const kind = kindOf(value);
  if (kind === undefined || expected.includes(kind)) return undefined;
  const { what, readBy } = KINDS[kind];
  return `is ${what}, not ${expected.map((each) => KINDS[each].what).join(' or ')}: ${readBy}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
