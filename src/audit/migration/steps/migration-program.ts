import { permissionsCode } from './permissions-code';
import { ReservationShare } from '../../../addressing/subnet-blocks';
import { ABSENT } from '../../model/running-cluster';
import { RunningAddon } from '../../model/running-vpc-cni';
import { addonSettings, editedVariables, SettingCode } from '../../program/addon-settings';
import {
  CodeNames, constantOf, entriesCode, jsonCode, keyCode, stringCode, stringsCode,
} from '../../program/code-literals';
import { Generation } from '../course/course';
import { CourseState } from '../course/ledger';
import { MovingGroup, NewNodes } from '../facts/moving-group';
import { PodBlock, PodRange } from '../facts/pod-range';
import { StartingPoint } from '../facts/starting-point';
import { MigrationDeployment, MigrationMode } from '../migration';
import { amiTypeMember } from '../words/ami-type-members';

/** A statement of a program, by what it makes. */
interface Statement {
  readonly key: string;
  readonly code: string;
}

/** What a program has at a step. */
export interface ProgramState extends CourseState {
  /** Whether the add-on is taken over. */
  readonly hasAddon: boolean;

  /** Whether this is the deployment in which it is. */
  readonly isAdopting?: boolean;
}

/** A version as EKS lists it. */
const LISTED = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;

/** Names of this library that a program can use, by which it imports those that it does. */
const IMPORTED = [
  'CniPermissions', 'ExistingCidr', 'IpAssignment', 'KarpenterCapacity', 'PodNetwork', 'PodNodegroup',
  'PodSubnets', 'PrefixReservation', 'ReservationShare', 'RunningVpcCni', 'SecondaryCidr',
  'SecurityGroupsForPods', 'SnatPolicy', 'VpcCniAddon', 'WarmPool',
];

/** Where in the stack a group stands once it has new nodes, and what the nodes between are called. */
const LAST = 'Dense';
const BETWEEN = 'Between';

/**
 * The programs of a migration: what stands in a stack after each of its steps, in constructs of this library.
 */
export class MigrationProgram {
  private readonly names = new CodeNames();
  private before: readonly Statement[] = [];

  constructor(
    private readonly start: StartingPoint,
    private readonly range: PodRange | undefined,
    private readonly reserved: ReadonlyMap<string, readonly string[]>,
  ) {}

  /** The program at a step, and what of it is new since the one before. */
  public at(state: ProgramState): MigrationDeployment {
    const statements = this.statements(state);
    const known = new Map(this.before.map(({ key, code }) => [key, code]));
    const gone = this.before.filter(({ key }) => !statements.some((each) => each.key === key));
    const change = [
      ...statements.filter(({ key, code }) => known.get(key) !== code).map(({ code }) => code),
      ...gone.map(({ code }) => `// remove: ${code.split('\n')[0]}`),
    ];
    this.before = statements;
    const body = statements.map(({ code }) => code).join('\n\n');
    const used = IMPORTED.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
    const program = [
      "import { App, Stack } from 'aws-cdk-lib';",
      "import * as ec2 from 'aws-cdk-lib/aws-ec2';",
      "import * as eks from 'aws-cdk-lib/aws-eks-v2';",
      ...body.includes('iam.') ? ["import * as iam from 'aws-cdk-lib/aws-iam';"] : [],
      `import { ${used.join(', ')} } from 'cdk-eks-pod-capacity';`,
      ...body.includes('readFileSync(') ? ["import { readFileSync } from 'fs';"] : [],
      '',
      body,
      '',
    ].join('\n');
    return { change: change.join('\n\n'), program };
  }

  /** The names of the constructs of a group. */
  public constructOf(group: MovingGroup, isLast: boolean): string {
    return this.names.of(group.kind, group.name, isLast ? LAST : BETWEEN);
  }

  private statements(state: ProgramState): Statement[] {
    return [
      ...this.clusterStatements(),
      ...state.hasNetwork ? this.networkStatements() : [],
      ...state.hasAddon ? [this.addonStatement(state)] : [],
      ...state.generations.flatMap((generation) => [...generation.nodes].flatMap(([group, made]) =>
        this.groupStatements(group, made, generation.isLast, isEarlier(generation, state.mode)))),
    ];
  }

  private clusterStatements(): Statement[] {
    const { controlPlane, region, vpc } = this.start.cluster;
    const { name, account, vpcId, clusterSecurityGroup } = controlPlane!;
    const env = [
      ...account === undefined ? [] : [`account: ${stringCode(account)}`],
      ...region === undefined ? [] : [`region: ${stringCode(region)}`],
    ];
    const stackName = new CodeNames().of('Cluster', name, 'Pods');
    const stack = stringCode(stackName);
    const details: SettingCode[] = [
      ['clusterName', stringCode(name)],
      ['vpc', 'vpc'],
      ['ipFamily', 'eks.IpFamily.IP_V4'],
      ...clusterSecurityGroup === undefined
        ? [] : [['clusterSecurityGroupId', stringCode(clusterSecurityGroup)] as const],
    ];
    return [
      {
        key: 'stack',
        code: `const app = new App();\nconst stack = new Stack(app, ${stack}${
          env.length === 0 ? '' : `, { env: { ${env.join(', ')} } }`});`,
      },
      {
        key: 'cluster',
        code: [
          `const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcId: ${stringCode(vpcId ?? vpc?.vpcId ?? 'vpc-')} });`,
          `const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', {\n${entriesCode(details)}\n});`,
        ].join('\n'),
      },
      ...this.nodeSubnetIds().map((id) => this.subnetStatement(id)),
    ];
  }

  private nodeSubnetIds(): string[] {
    const { groups, mode, cluster, subnets } = this.start;
    const ofPods = mode.customNetworking ? (cluster.eniConfigs ?? []).flatMap(({ subnetId }) => subnetId ?? []) : [];
    return [...new Set([...groups.flatMap((group) => [...group.subnets.keys()]), ...ofPods])]
      .filter((id) => subnets.has(id)).sort();
  }

  private subnetStatement(id: string): Statement {
    const { cidr, zone } = this.start.subnets.get(id)!;
    const name = this.subnetName(id);
    const attributes: SettingCode[] = [
      ['subnetId', stringCode(id)],
      ...zone === undefined ? [] : [['availabilityZone', stringCode(zone)] as const],
      ['ipv4CidrBlock', stringCode(cidr)],
    ];
    return {
      key: `subnet ${id}`,
      code: `const ${constantOf(name)} = ec2.Subnet.fromSubnetAttributes(stack, '${name}', {\n${
        entriesCode(attributes)}\n});`,
    };
  }

  private subnetName(id: string): string {
    return this.names.of('Subnet', id);
  }

  private blockName({ zone }: PodBlock): string {
    return zone === undefined ? 'PodBlock' : this.names.of('Zone', zone, 'PodBlock');
  }

  /** How a block is cut for the zones, or which zone has which. */
  private cuttingCode({ blocks, zoneSlots, subnets }: PodRange): SettingCode[] {
    if (zoneSlots === undefined) {
      const byZone = blocks.map((block) => `${keyCode(block.zone ?? '')}: ${constantOf(this.blockName(block))}`);
      return [['cidrs', `{ ${byZone.join(', ')} }`]];
    }
    return [
      ['cidr', 'podBlock'],
      ['availabilityZones', stringsCode(subnets.map(({ zone }) => zone))],
      ['zoneSlots', String(zoneSlots)],
      ['slots', `{ ${subnets.map(({ zone, slot }) => `${keyCode(zone)}: ${slot}`).join(', ')} }`],
    ];
  }

  private networkStatements(): Statement[] {
    const { range } = this;
    return [
      ...range === undefined ? [] : [{
        key: 'pods',
        code: [
          ...range.blocks.map((block) => `const ${constantOf(this.blockName(block))} = new ${
            block.isPartOfVpc ? 'ExistingCidr' : 'SecondaryCidr'}(stack, '${this.blockName(block)}', `
            + `{ vpc, cidr: ${stringCode(block.cidr)} });`),
          `const podSubnets = new PodSubnets(stack, 'PodSubnets', {\n${entriesCode([
            ['vpc', 'vpc'],
            ...this.cuttingCode(range),
            ...range.share === ReservationShare.HALF
              ? [] : [['reservation', `ReservationShare.${shareMember(range.share)}`] as const],
          ])}\n});`,
        ].join('\n'),
      }],
      ...[...this.reserved].sort(([one], [other]) => (one < other ? -1 : 1)).map(([id, ranges]) => {
        const subnet = this.subnetName(id);
        return {
          key: `reservation ${id}`,
          code: `new PrefixReservation(stack, 'PrefixesOf${subnet}', {\n${entriesCode([
            ['subnet', constantOf(subnet)],
            ['subnetCidr', stringCode(this.start.subnets.get(id)!.cidr)],
            ['cidrs', stringsCode(ranges)],
          ])}\n});`,
        };
      }),
      ...this.start.mode.customNetworking ? [{
        key: 'pods',
        code: `const podSubnets = PodSubnets.fromSubnets(stack, 'PodSubnets', [${
          this.podSubnetIds().map((id) => constantOf(this.subnetName(id))).join(', ')}]);`,
      }] : [],
    ];
  }

  private podSubnetIds(): string[] {
    return [...new Set((this.start.cluster.eniConfigs ?? []).flatMap(({ subnetId }) => subnetId ?? []))]
      .filter((id) => this.start.subnets.has(id)).sort();
  }

  private addonStatement({ mode, generations, isAdopting = false }: ProgramState): Statement {
    const { environment, version, cluster: { addon } } = this.start;
    const managed = addon === undefined || addon === ABSENT ? undefined : addon;
    const addonVersion = managed?.version ?? version;
    const settings: SettingCode[] = [
      ['cluster', 'cluster'],
      ...isAdopting ? [['adopt', this.runningCode(managed)] as const]
        : [['ipAssignment', `IpAssignment.${mode.prefixes ? 'prefixDelegation' : 'secondaryIp'}()`] as const],
      ...mode.customNetworking ? [['podNetwork', 'PodNetwork.subnets(podSubnets)'] as const] : [],
      ...generations.some((each) => isEarlier(each, mode))
        ? [['earlierMode', '{ ipAssignment: IpAssignment.secondaryIp() }'] as const] : [],
      ...isAdopting ? [] : addonSettings(environment, mode.prefixes),
      ...!isAdopting && String(managed?.configuration?.enableNetworkPolicy) === 'true'
        ? [['networkPolicy', 'true'] as const] : [],
      ['permissions', permissionsCode(managed)],
      ...!isAdopting && addonVersion !== undefined && LISTED.test(addonVersion)
        ? [['addonVersion', stringCode(addonVersion)] as const] : [],
    ];
    const id = managed === undefined ? ''
      : "\n  // logicalId: 'OldId', where a template has the add-on today: as it is there";
    return {
      key: 'addon',
      code: `const vpcCni = new VpcCniAddon(stack, 'VpcCni', {\n${entriesCode(settings)}${id}\n});`,
    };
  }

  /** What runs: what the add-on says with what was changed by hand, or the DaemonSet. */
  private runningCode(managed: RunningAddon | undefined): string {
    if (managed === undefined) return "RunningVpcCni.fromDaemonSet(readFileSync('aws-node.whole.json', 'utf8'))";
    const { configuration = {}, version } = managed;
    const edited = editedVariables(this.start.environment, configuration.env);
    const values = Object.keys(edited).length === 0 ? configuration
      : { ...configuration, env: { ...configuration.env as object | undefined, ...edited } };
    const code = Object.keys(values).length === 0 ? 'undefined' : jsonCode(values, '  ');
    return `RunningVpcCni.fromConfiguration(${code}${version === undefined ? '' : `, ${stringCode(version)}`})`;
  }

  private groupStatements(
    group: MovingGroup,
    { nodes, maxPods }: NewNodes,
    isLast: boolean,
    isOfBefore: boolean,
  ): Statement[] {
    if (group.kind === 'own') return [];
    const name = this.constructOf(group, isLast);
    const types = `[${group.types
      .map(({ instanceType }) => `new ec2.InstanceType(${stringCode(instanceType)})`).join(', ')}]`;
    const subnets = `[${[...group.subnets.keys()].map((id) => constantOf(this.subnetName(id))).join(', ')}]`;
    // As it is deployed, though the mode of the add-on has changed: it stays until it is removed.
    const networking = isOfBefore ? 'vpcCni.earlierNetworking()' : 'vpcCni';
    const told = isLast ? [] : [['maxPods', String(maxPods)] as const];
    const image = amiTypeMember(group.group?.amiType);
    const settings: SettingCode[] = group.kind === 'karpenter'
      ? [['podNetworking', networking], ['instanceTypes', types], ['subnets', subnets], ...told]
      : [
        ['cluster', 'cluster'],
        ['podNetworking', networking],
        ['instanceTypes', types],
        ...image === undefined ? [] : [['amiType', `eks.NodegroupAmiType.${image}`] as const],
        ['minSize', String(nodes)],
        ['maxSize', String(Math.max(nodes, group.group?.maxSize ?? nodes))],
        ['subnets', `{ subnets: ${subnets} }`],
        ...told,
      ];
    const made = group.kind === 'karpenter'
      ? `const ${constantOf(name)} = new KarpenterCapacity` : 'new PodNodegroup';
    return [{ key: `group ${name}`, code: `${made}(stack, '${name}', {\n${entriesCode(settings)}\n});` }];
  }
}

/** The member of the enumeration that a share is. */
function shareMember(share: ReservationShare): string {
  return Object.entries(ReservationShare).find(([, value]) => value === share)![0];
}

/** Whether nodes started in another mode than the one of now. */
function isEarlier(generation: Generation, mode: MigrationMode): boolean {
  return generation.mode.prefixes !== mode.prefixes;
}
