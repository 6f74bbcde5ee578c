import { isMembers, Problems } from './fields';

/** What is read of files: kinds of AWS by our names, those of Kubernetes by theirs. */
export type ItemKind =
  | 'subnet' | 'vpc' | 'interface' | 'instance' | 'instance-type' | 'reservation'
  | 'cluster' | 'nodegroup' | 'addon' | 'nodegroup-name' | 'addon-name'
  | 'Node' | 'Pod' | 'DaemonSet' | 'ENIConfig' | 'NodePool' | 'EC2NodeClass' | 'NodeClaim' | 'PodDisruptionBudget';

/** A thing that a file holds. */
export interface Item {
  readonly kind: ItemKind;
  readonly value: unknown;

  /** Where it stands: the file, and the place in it. */
  readonly path: string;
}

/** A file, read as JSON. */
export interface ReadFile {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** What was recognised in files. */
export interface Recognised {
  readonly items: Item[];

  /** The kinds of which there is a list, empty ones included. */
  readonly kinds: Set<ItemKind>;

  /** A list of reservations for each subnet that was asked for; without an id where neither it nor a range says it. */
  readonly askedSubnets: Array<string | undefined>;

  /** Names that lists are of: of node groups and of add-ons. */
  readonly names: Map<ItemKind, string[]>;

  /** Files that hold something that is read, be it an empty list. */
  readonly listed: Set<string>;

  /** Whether a list has a DaemonSet of kube-system, or is one of DaemonSets that is empty. */
  daemonSetsListed: boolean;
  readonly notes: string[];
}

/** Lists of the AWS CLI by their names. */
const LISTS: Readonly<Record<string, ItemKind>> = {
  Subnets: 'subnet',
  Vpcs: 'vpc',
  NetworkInterfaces: 'interface',
  Instances: 'instance',
  InstanceTypes: 'instance-type',
  nodegroups: 'nodegroup-name',
  addons: 'addon-name',
};

const KUBERNETES: readonly string[] = [
  'Node', 'Pod', 'DaemonSet', 'ENIConfig', 'NodePool', 'EC2NodeClass', 'NodeClaim', 'PodDisruptionBudget',
];

/** What is said of a list that is of nothing known. */
const EMPTY = 'an empty list, which does not say of what,';

/** Lists in lists as deep as `--query` makes them; no call answers with deeper ones. */
const DEEPEST = 4;

const SUBNET_ID = /subnet-[0-9a-z]+/;

/** What an empty list is of that does not say it, by the beginning of the name of its file. */
const NAMED_LISTS: ReadonlyArray<readonly [RegExp, ItemKind]> = [
  [/^nodes?\b/i, 'Node'],
  [/^pods?\b/i, 'Pod'],
  [/^(?:aws-node|daemonsets?)\b/i, 'DaemonSet'],
  [/^eni-?configs?\b/i, 'ENIConfig'],
  [/^node-?pools?\b/i, 'NodePool'],
  [/^(?:ec2)?-?node-?class(?:es)?\b/i, 'EC2NodeClass'],
  [/^node-?claims?\b/i, 'NodeClaim'],
  [/^(?:pod-?disruption-?budgets?|pdbs?)\b/i, 'PodDisruptionBudget'],
  [/^subnets?\b/i, 'subnet'],
  [/^(?:network-?)?interfaces?\b/i, 'interface'],
  [/^enis?\b/i, 'interface'],
  [/^instances?(?:\.|$)/i, 'instance'],
  [/^vpcs?(?:\.|$)/i, 'vpc'],
];

/** Finds out by their content what files hold: outputs of `aws` and `kubectl`, whole or by `--query`. */
export function recognised(files: readonly ReadFile[], problems: Problems): Recognised {
  const found: Recognised = {
    items: [],
    kinds: new Set(),
    askedSubnets: [],
    names: new Map(),
    listed: new Set(),
    daemonSetsListed: false,
    notes: [],
  };
  for (const file of files) {
    const walk = new Walk(found, file.name, problems);
    if (file.values.length === 0) found.notes.push(`${file.name} is empty: the call that wrote it failed`);
    for (const value of file.values) walk.value(value, file.name);
    if (walk.unread.size > 0) found.notes.push(`${file.name}: ${[...walk.unread].join(', ')} not read`);
  }
  return found;
}

class Walk {
  /** What else the file holds. */
  public readonly unread = new Set<string>();

  constructor(
    private readonly found: Recognised,
    private readonly file: string,
    private readonly problems: Problems,
  ) {}

  public value(value: unknown, path: string, depth: number = 0): void {
    if (Array.isArray(value)) return this.list(value, path, depth);
    if (!isMembers(value)) {
      this.unread.add(value === null ? 'null' : `a ${typeof value}`);
      return;
    }
    this.refuseTruncated(value, path);
    if (typeof value.kind === 'string') this.kubernetes(value, value.kind, path);
    else if ('SubnetIpv4CidrReservations' in value) this.reservations(value, path);
    else this.aws(value, path);
  }

  private list(list: readonly unknown[], path: string, depth: number): void {
    if (depth > DEEPEST) {
      this.unread.add('lists in lists');
      return;
    }
    if (list.length === 0 && depth === 0) this.emptyList();
    else if (list.length === 0) this.unread.add(EMPTY);
    list.forEach((item, index) => this.value(item, `${path}[${index}]`, depth + 1));
  }

  private refuseTruncated(value: Readonly<Record<string, unknown>>, path: string): void {
    const metadata = isMembers(value.metadata) ? value.metadata : {};
    for (const [name, token] of [
      ['NextToken', value.NextToken], ['nextToken', value.nextToken], ['metadata.continue', metadata.continue],
    ]) {
      if (typeof token !== 'string' || token === '') continue;
      this.problems.push(
        `${path} is truncated: it ends with ${name}, so further pages are missing; `
        + 'call without --max-items, --no-paginate and --limit',
      );
    }
  }

  private aws(value: Readonly<Record<string, unknown>>, path: string): void {
    const kind = ownKind(value);
    if (kind !== undefined) return this.add(kind, value, path);
    if (Array.isArray(value.Reservations)) {
      // A page without instances says that there are none.
      this.hasList('instance');
      return value.Reservations.forEach((item, index) => this.value(item, `${path} Reservations[${index}]`));
    }
    for (const name of ['cluster', 'nodegroup', 'addon'] as const) {
      if (isMembers(value[name])) return this.add(name, value[name], `${path} ${name}`);
    }
    const lists = Object.entries(LISTS).filter(([name]) => Array.isArray(value[name]));
    for (const [name, of] of lists) {
      this.hasList(of);
      if (of === 'nodegroup-name' || of === 'addon-name') this.found.names.set(of, this.found.names.get(of) ?? []);
      (value[name] as unknown[]).forEach((item, index) => this.add(of, item, `${path} ${name}[${index}]`));
    }
    if (lists.length === 0) this.unread.add(Object.keys(value).slice(0, 3).join(', ') || 'an empty object');
  }

  private reservations(value: Readonly<Record<string, unknown>>, path: string): void {
    const ranges = Array.isArray(value.SubnetIpv4CidrReservations) ? value.SubnetIpv4CidrReservations : [];
    const [first] = ranges as unknown[];
    const named = [value.SubnetId, isMembers(first) ? first.SubnetId : undefined, SUBNET_ID.exec(this.file)?.[0]]
      .find((id) => typeof id === 'string');
    this.hasList('reservation');
    this.found.askedSubnets.push(named as string | undefined);
    ranges.forEach((item, index) => this.add('reservation', item, `${path} SubnetIpv4CidrReservations[${index}]`));
  }

  private kubernetes(value: Readonly<Record<string, unknown>>, kind: string, path: string): void {
    if (kind === 'Status') {
      this.unread.add('an answer of Kubernetes that the call failed,');
      return;
    }
    if (!kind.endsWith('List') || !Array.isArray(value.items)) return this.object(value, kind, path);
    const of = kind.slice(0, -'List'.length);
    if (KUBERNETES.includes(of)) this.hasList(of as ItemKind);
    else if (value.items.length === 0) this.emptyList();
    if (of === 'DaemonSet') this.found.daemonSetsListed = true;
    value.items.forEach((item: unknown, index) => {
      const own = isMembers(item) && typeof item.kind === 'string' ? item.kind : of;
      if (own === 'DaemonSet' && isSystem(item)) this.found.daemonSetsListed = true;
      this.object(item, own, `${path} items[${index}]`);
    });
  }

  private object(value: unknown, kind: string, path: string): void {
    if (KUBERNETES.includes(kind)) this.add(kind as ItemKind, value, path);
    else this.unread.add(kind === '' ? 'an object of no kind' : kind.slice(0, 40));
  }

  /** A list of nothing, as `kubectl get nodes -o json` prints it: its file may be named by what it is of. */
  private emptyList(): void {
    const name = this.file.split(/[\\/]/).at(-1)!;
    const of = NAMED_LISTS.find(([named]) => named.test(name))?.[1];
    if (of === undefined) this.unread.add(EMPTY);
    else this.hasList(of);
    if (of === 'DaemonSet') this.found.daemonSetsListed = true;
  }

  private hasList(of: ItemKind): void {
    this.found.kinds.add(of);
    this.found.listed.add(this.file);
  }

  private add(kind: ItemKind, value: unknown, path: string): void {
    this.found.kinds.add(kind);
    if (kind === 'nodegroup-name' || kind === 'addon-name') {
      const names = this.found.names.get(kind) ?? [];
      if (typeof value === 'string') this.found.names.set(kind, [...names, value]);
      return;
    }
    if (kind === 'reservation' && isMembers(value) && typeof value.SubnetId === 'string') {
      this.found.askedSubnets.push(value.SubnetId);
    }
    this.found.listed.add(this.file);
    this.found.items.push({ kind, value, path });
  }
}

/** What an object is, by the members that no other has. */
function ownKind(value: Readonly<Record<string, unknown>>): ItemKind | undefined {
  const has = (name: string) => typeof value[name] === 'string';
  if (has('NetworkInterfaceId')) return 'interface';
  if (has('InstanceId')) return 'instance';
  if (has('SubnetCidrReservationId')) return 'reservation';
  if (has('SubnetId') && (has('CidrBlock') || has('SubnetArn') || has('AvailabilityZone'))) return 'subnet';
  if (has('VpcId') && (has('CidrBlock') || 'CidrBlockAssociationSet' in value)) return 'vpc';
  if (has('InstanceType') && isMembers(value.NetworkInfo)) return 'instance-type';
  if (has('nodegroupName') && has('clusterName')) return 'nodegroup';
  if (has('addonName')) return 'addon';
  if (has('name') && isMembers(value.resourcesVpcConfig)) return 'cluster';
  return undefined;
}

function isSystem(item: unknown): boolean {
  return isMembers(item) && isMembers(item.metadata) && item.metadata.namespace === 'kube-system';
}
