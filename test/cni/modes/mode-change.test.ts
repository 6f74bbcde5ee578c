import { App, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import {
  EarlierMode, FindingCatalogue, IpAssignment, PodCapacityCluster, PodNetwork, PodNodegroup, VpcCniAddon,
} from '../../../src';
import { idIn, VPC_ID } from '../../private/existing-vpc';
import { CfnTemplate, idsOfType } from '../../private/template-graph';

const ZONES = ['eu-west-1a', 'eu-west-1b'];
const [SINGLE, PREFIXES] = [IpAssignment.secondaryIp(), IpAssignment.prefixDelegation()];
const INSTANCE_TYPES = [new ec2.InstanceType('m5.large')];

/** An imported VPC whose subnets tell their blocks. */
function vpcIn(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Existing', {
    vpcId: VPC_ID,
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: ZONES,
    privateSubnetIds: ZONES.map((zone) => idIn('subnet', zone)),
    privateSubnetRouteTableIds: ZONES.map((zone) => idIn('rtb', zone)),
    privateSubnetIpv4CidrBlocks: ['10.0.0.0/20', '10.0.16.0/20'],
  });
}

/** A mode that a cluster can be in, and its network anew for each app. */
interface Mode {
  readonly ipAssignment: IpAssignment;
  readonly network: (own: PodNetwork) => PodNetwork;
}

const own = () => PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ZONES });
const PLACEMENTS: Record<string, (own: PodNetwork) => PodNetwork> = {
  nodes: () => PodNetwork.nodeSubnets(),
  custom: (network) => network,
  discovery: (network) => PodNetwork.subnetDiscovery(network),
  tagged: (network) => PodNetwork.taggedSubnets(network),
};
const ASSIGNMENTS: Record<string, IpAssignment> = { single: SINGLE, prefixes: PREFIXES };

/** All changes of the assignment, and of the placement under one assignment, and back. */
const CHANGES = Object.keys(PLACEMENTS).flatMap((placement) => [
  ['single', placement, 'prefixes', placement],
  ['prefixes', placement, 'single', placement],
  ...Object.keys(PLACEMENTS).filter((other) => other !== placement)
    .map((other, index) => (index % 2 === 0 ? ['prefixes', placement, 'prefixes', other] : ['single', placement, 'single', other])),
]);

const modeOf = (assignment: string, placement: string): Mode => ({ ipAssignment: ASSIGNMENTS[assignment], network: PLACEMENTS[placement] });

type Step = 'before' | 'one' | 'two';

function earlierMode(was: Mode, now: Mode, network: PodNetwork): EarlierMode {
  return {
    ...was.ipAssignment === now.ipAssignment ? {} : { ipAssignment: was.ipAssignment },
    ...was.network === now.network ? {} : { podNetwork: was.network(network) },
  };
}

function synthesized(define: (stack: Stack) => void): CfnTemplate {
  const app = new App({ analyticsReporting: false, treeMetadata: false });
  for (const { id } of FindingCatalogue.all()) Validations.of(app).acknowledge({ id: `Annotation::${id}`, reason: 'Beside the point' });
  const stack = new Stack(app, 'App', { env: { region: 'eu-west-1' } });
  define(stack);
  return app.synth().getStackByName('App').template;
}

const KINDS: Record<string, (step: Step, was: Mode, now: Mode) => CfnTemplate> = {
  'a PodCapacityCluster': (step, was, now) => synthesized((stack) => {
    const network = own();
    const mode = step === 'before' ? was : now;
    const platform = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_33,
      vpc: vpcIn(stack),
      podNetwork: mode.network(network),
      vpcCni: { addonVersion: 'v1.22.1-eksbuild.1', ipAssignment: mode.ipAssignment, ...step === 'one' ? { earlierMode: earlierMode(was, now, network) } : {} },
    });
    const podNetworking = step === 'one' ? platform.earlierNetworking() : undefined;
    if (step !== 'two') platform.addNodegroup('Old', { instanceTypes: INSTANCE_TYPES, ...podNetworking && { podNetworking } });
    if (step !== 'before') platform.addNodegroup('New', { instanceTypes: INSTANCE_TYPES });
  }),
  'a VpcCniAddon': (step, was, now) => synthesized((stack) => {
    const network = own();
    const mode = step === 'before' ? was : now;
    const vpc = vpcIn(stack);
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'demo', vpc });
    const addon = new VpcCniAddon(stack, 'VpcCni', {
      cluster,
      podNetwork: mode.network(network),
      ipAssignment: mode.ipAssignment,
      addonVersion: 'v1.22.1-eksbuild.1',
      ...step === 'one' ? { earlierMode: earlierMode(was, now, network) } : {},
    });
    const before = step === 'one' ? addon.earlierNetworking() : addon;
    if (step !== 'two') new PodNodegroup(stack, 'Old', { cluster, podNetworking: before, instanceTypes: INSTANCE_TYPES });
    if (step !== 'before') new PodNodegroup(stack, 'New', { cluster, podNetworking: addon, instanceTypes: INSTANCE_TYPES });
  }),
};

/** What is of one node group. */
const ofGroup = ({ Resources }: CfnTemplate, name: string) => Object.fromEntries(Object.entries(Resources)
  .filter(([id, { Type }]) => new RegExp(`^(PlatformNodegroup)?${name}`).test(id) && /Nodegroup|LaunchTemplate|Role/.test(Type)));

const STANDING = ['AWS::EC2::VPCCidrBlock', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EKS::Cluster', 'AWS::EKS::Addon'];
const standing = (template: CfnTemplate) => STANDING.flatMap((type) => idsOfType(template, type));

describe.each(Object.entries(KINDS))('%s', (_, templateOf) => {
  const states = new Map<string, CfnTemplate>();
  function stateOf(key: string, define: () => CfnTemplate): CfnTemplate {
    if (!states.has(key)) states.set(key, define());
    return states.get(key)!;
  }

  test.each(CHANGES)('from %s, %s to %s, %s', (wasAssignment, wasPlacement, assignment, placement) => {
    const [was, now] = [modeOf(wasAssignment, wasPlacement), modeOf(assignment, placement)];
    const [before, one, two] = [
      stateOf(`before ${wasAssignment} ${wasPlacement}`, () => templateOf('before', was, now)),
      templateOf('one', was, now),
      stateOf(`two ${assignment} ${placement}`, () => templateOf('two', was, now)),
    ];

    const old = ofGroup(before, 'Old');
    expect(Object.keys(old).length).toBeGreaterThan(2);
    expect(JSON.stringify(ofGroup(one, 'Old'))).toBe(JSON.stringify(old));
    expect(ofGroup(two, 'Old')).toEqual({});
    expect(standing(one)).toEqual(expect.arrayContaining(standing(before)));
    const reservations = (template: CfnTemplate) => idsOfType(template, 'AWS::EC2::SubnetCidrReservation');
    expect(reservations(one)).toEqual(expect.arrayContaining([...reservations(before), ...reservations(two)]));
    const withoutWaits = (resources: object) => JSON.parse(JSON.stringify(resources, (key, value) => (key === 'DependsOn' ? undefined : value)));
    expect(withoutWaits(ofGroup(two, 'New'))).toEqual(withoutWaits(ofGroup(one, 'New')));
  });
});
