import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import {
  ClusterPlan, EarlierMode, IPodNetworking, IpAssignment, KarpenterCapacity, NodeBootstrap, PlanStage, PodNetwork, PodNodegroup,
  ReservationShare, VpcCniAddon, VpcCniAddonOptions,
} from '../../../src';
import { vpcOf } from '../../private/cdk-fixtures';
import { expectRefusal, Problem } from '../../private/cdk-refusals';

const [SINGLE, PREFIXES] = [IpAssignment.secondaryIp(), IpAssignment.prefixDelegation()];
const INSTANCE_TYPES = [new ec2.InstanceType('m5.large')];
const WAS_SINGLE: EarlierMode = { ipAssignment: SINGLE };
const podNetwork = () => PodNetwork.secondaryCidr('100.64.0.0/16');

interface Given {
  readonly stack: Stack;
  readonly cluster: eks.ICluster;
  readonly addon: VpcCniAddon;
}

/** A cluster that others made, and its add-on. */
function given(options: VpcCniAddonOptions & { podNetwork?: PodNetwork } = {}, ipFamily?: eks.IpFamily): Given {
  const stack = new Stack(new App({ analyticsReporting: false, treeMetadata: false }), 'Stack', { env: { region: 'eu-west-1' } });
  const vpc = vpcOf(stack);
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'demo', vpc, ipFamily });
  return { stack, cluster, addon: new VpcCniAddon(stack, 'VpcCni', { cluster, ...options }) };
}

const group = ({ stack, cluster }: Given, id: string, podNetworking: IPodNetworking) => new PodNodegroup(stack, id, {
  cluster,
  podNetworking,
  instanceTypes: INSTANCE_TYPES,
  minSize: 2,
  maxSize: 4,
  subnets: { availabilityZones: ['eu-west-1a'] },
});

const warned = (stack: Stack, id: string) => Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(id)).length > 0;

describe('an earlier mode is refused', () => {
  const network = podNetwork();
  test.each<[string, VpcCniAddonOptions & { podNetwork?: PodNetwork }, Problem]>([
    ['that is that of now', { earlierMode: {} }, ['earlier-mode', 'mode-changes.unchanged']],
    ['with the assignment of now', { earlierMode: { ipAssignment: PREFIXES } }, ['earlier-mode', 'mode-changes.unchanged']],
    ['with IPv6', { earlierMode: WAS_SINGLE }, ['earlier-mode', 'mode-changes.withIpv6']],
    ['with pods where they are now', { podNetwork: network, earlierMode: { podNetwork: network } }, ['earlier-mode', 'mode-changes.samePlacement', { placement: 'custom-networking' }]],
    ['with the same subnets by another object', { podNetwork: PodNetwork.subnetDiscovery(podNetwork()), earlierMode: { podNetwork: podNetwork() } },
      ['earlier-mode', 'mode-changes.networkTwice', { placement: 'subnet-discovery', before: 'custom-networking' }]],
    ['of another shape', { earlierMode: { ipAssignment: 'single' as any } }, ['option-refused', 'shapes.other', { prop: 'earlierMode.ipAssignment' }]],
    ['with a misspelt name', { earlierMode: { ipAssigment: SINGLE } as any }, ['option-refused', 'shapes.misspelt', { prop: 'earlierMode.ipAssigment' }]],
  ])('%s', (name, options, problem) => {
    expectRefusal(() => given(options, name === 'with IPv6' ? eks.IpFamily.IP_V6 : undefined), 'Stack/VpcCni', problem);
  });

  test('when nobody said which it is', () => {
    const { addon } = given();

    expectRefusal(() => addon.earlierNetworking(), 'Stack/VpcCni', ['earlier-mode', 'mode-changes.notGiven']);
  });

  test('of the networking of another add-on', () => {
    const { addon } = given({ earlierMode: WAS_SINGLE });

    expectRefusal(() => addon.earlierNetworking(given().addon), 'Stack/VpcCni', ['earlier-mode', 'mode-changes.ofOther', { path: 'Stack/VpcCni' }]);
  });
});

describe('a change of the mode is warned of', () => {
  const AT_ONCE = 'mode-change-at-once';

  test.each<[string, boolean, (made: Given) => void]>([
    ['where every group is made anew', true, (made) => group(made, 'General', made.addon)],
    ['not where one stays', false, (made) => {
      group(made, 'General', made.addon.earlierNetworking());
      group(made, 'Dense', made.addon);
    }],
    ['not where there is no node group', false, ({ stack, addon }) => new KarpenterCapacity(stack, 'Pool', { podNetworking: addon, instanceTypes: INSTANCE_TYPES })],
    ['not where others make the node groups', false, ({ stack }) => new eks.CfnNodegroup(stack, 'Other', { clusterName: 'demo', nodeRole: 'arn:aws:iam::111122223333:role/n', subnets: [] })],
  ])('%s', (_, expected, define) => {
    const made = given({ earlierMode: WAS_SINGLE });
    define(made);

    expect(warned(made.stack, AT_ONCE)).toBe(expected);
  });

  test('of nobody who does not say that there was another mode', () => {
    const made = given();
    group(made, 'General', made.addon);

    expect(warned(made.stack, 'mode-change')).toBe(false);
  });

  test.each<[string, boolean, VpcCniAddonOptions & { podNetwork?: PodNetwork }]>([
    ['both at once', true, { podNetwork: podNetwork(), earlierMode: { ...WAS_SINGLE, podNetwork: PodNetwork.nodeSubnets() } }],
    ['one of them', false, { podNetwork: podNetwork(), earlierMode: WAS_SINGLE }],
    ['the other one', false, { podNetwork: podNetwork(), earlierMode: { podNetwork: PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE }) } }],
  ])('in %s', (_, expected, options) => {
    expect(warned(given(options).stack, 'mode-change-both')).toBe(expected);
  });
});

describe('other nodes than those of managed groups stay as they are', () => {
  test('a bootstrap: its user data', () => {
    const bootstrap = ({ stack, cluster }: Given, podNetworking: IPodNetworking) => stack.resolve(new NodeBootstrap(stack, 'Boot', {
      cluster,
      podNetworking,
      instanceTypes: INSTANCE_TYPES,
      serviceIpv4Cidr: '172.20.0.0/16',
      clusterDetails: { clusterEndpoint: 'https://A.eks.amazonaws.com', clusterCertificateAuthorityData: 'QQ==' },
    }).userData.render());
    const [before, changing] = [given({ ipAssignment: SINGLE }), given({ earlierMode: WAS_SINGLE })];

    expect(bootstrap(changing, changing.addon.earlierNetworking())).toEqual(bootstrap(before, before.addon));
  });

  test('a pool of Karpenter: max pods, until it takes the networking of now, and drifts', () => {
    const changing = given({ earlierMode: WAS_SINGLE });
    const pool = (id: string, podNetworking: IPodNetworking) => (
      new KarpenterCapacity(changing.stack, id, { podNetworking, instanceTypes: INSTANCE_TYPES }).maxPods);

    expect(pool('Held', changing.addon.earlierNetworking())).toBe(29);
    expect(pool('Drifts', changing.addon)).toBe(110);
  });

  test('groups on a later generation of pod subnets', () => {
    const [before, changing] = [{ ipAssignment: SINGLE }, { earlierMode: WAS_SINGLE }].map((options) => {
      const made = given({ podNetwork: podNetwork(), ...options });
      return { ...made, second: made.addon.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16')) };
    });
    const ofGroup = (made: Given, networking: IPodNetworking) => {
      group(made, 'General', networking);
      return Object.entries(Template.fromStack(made.stack).toJSON().Resources).filter(([id]) => id.startsWith('General'));
    };

    expect(ofGroup(changing, changing.addon.earlierNetworking(changing.second))).toEqual(ofGroup(before, before.second));
  });
});

describe('while both stand, the plan counts', () => {
  const made = given({ earlierMode: WAS_SINGLE });
  group(made, 'Old', made.addon.earlierNetworking());
  group(made, 'New', made.addon);
  const { plan } = new ClusterPlan(made.stack, 'Plan', { cluster: made.cluster, podNetworking: made.addon, controlPlaneSubnets: [] });
  const named = (end: string) => plan.nodegroups.find(({ name }) => name.endsWith(end))!;

  test('an old node as it was, and the prefixes of its pods made anew', () => {
    expect(named('Old')).toMatchObject({ maxPods: 29, prefixesPerNode: 2, nodeSubnetAddressesPerNode: 30 }); // ceil(29 / 16), and 3 ENIs x 10
    expect(named('New')).toMatchObject({ maxPods: 110, prefixesPerNode: 7, nodeSubnetAddressesPerNode: 1 }); // ceil(108 / 16)
  });

  test('both generations once, at the changeover too', () => {
    const [subnet] = plan.subnets.filter(({ stages }) => stages.some(({ nodes }) => nodes > 0));
    const at = (stage: PlanStage) => subnet.stages.find((each) => each.stage === stage);

    expect(at(PlanStage.PEAK)).toMatchObject({ nodes: 8, prefixes: 4 * 2 + 4 * 7, addresses: 4 * 30 + 4 });
    expect(at(PlanStage.CHANGEOVER)).toMatchObject({ nodes: 8, prefixes: 4 * 2 + 4 * 7, addresses: 4 * 30 + 4 });
    expect(at(PlanStage.MINIMUM)).toMatchObject({ nodes: 4, prefixes: 2 * 2 + 2 * 7 });
  });
});
