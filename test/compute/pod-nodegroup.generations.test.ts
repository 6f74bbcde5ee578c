import { App, Lazy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { IPodNetworking } from '../../src/cni/pod-networking';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { PodNetwork } from '../../src/network/pod-network';
import { AddonSettings, configurationOf, placeholder, Platform, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { clusterOf, stackIn, vpcOf, zoneAgnosticVpc } from '../private/cdk-fixtures';
import { groupOn, resourceOf, types } from '../private/cdk-nodegroup';
import { expectRefusal } from '../private/cdk-refusals';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const LABEL = 'vpc.amazonaws.com/externalEniConfig';
const ZONE_A = { availabilityZones: ['eu-west-1a'] };
const SECOND = PodNetwork.secondaryCidr('100.65.0.0/16');

/** A platform whose add-on has a second generation, in zones a to c unless told otherwise. */
function withSecond(podNetwork: PodNetwork = SECOND, settings: AddonSettings = {}): Platform & { readonly second: IPodNetworking } {
  const platform = platformOf({ podNetwork: POD_NETWORK, ...settings }, stackIn({ app: new App() }));
  return { ...platform, second: platform.cni.addGeneration('second', podNetwork) };
}

function groupOfSecond({ stack, cluster, second }: ReturnType<typeof withSecond>, options: Partial<PodNodegroupOptions> = {}, id: string = 'Group'): PodNodegroup {
  return new PodNodegroup(stack, id, { cluster, podNetworking: second, instanceTypes: types('m5.large'), ...options });
}

const labelsOf = (group: PodNodegroup) => group.node.findAll().length > 0 && group.nodegroup.stack.resolve(resourceOf(group).labels);

test('a group of a later generation has subnets that tell their zone, for the name of its ENIConfig', () => {
  const platform = withSecond();
  const subnets = { subnets: [ec2.Subnet.fromSubnetId(platform.stack, 'Imported', 'subnet-0123456789abcdef0')] };
  expectRefusal(() => groupOfSecond(platform, { subnets }), 'Stack/Group', ['pod-generation', 'node-places.zoneUntold', { generation: 'second' }]);
});

describe('groups of the first and of a later generation', () => {
  const platform = withSecond();
  const first = groupOn(platform, {}, 'First');
  const later = ['a', 'b', 'c'].map((letter) => groupOfSecond(platform, { subnets: { availabilityZones: [`eu-west-1${letter}`] } }, `Second${letter.toUpperCase()}`));
  const template = Template.fromStack(platform.stack).toJSON() as CfnTemplate;

  test('have labels that name exactly the ENIConfigs which the zones do not', () => {
    const keys = Object.keys(configurationOf(platform.cni).eniConfig!.subnets);
    const labels = later.map((group) => labelsOf(group)[LABEL]);

    expect(labels).toEqual(['eu-west-1a-second', 'eu-west-1b-second', 'eu-west-1c-second']);
    expect([...first.availabilityZones, ...labels].sort()).toEqual(keys); // nodes of the first find theirs by topology.kubernetes.io/zone
    expect(labelsOf(first)).toBeUndefined();
  });

  test('have ids that carry the mode, and that of the later one its name', () => {
    const ids = idsOfType(template, 'AWS::EKS::Nodegroup').map((id) => id.replace(/[0-9A-F]{8}$/, ''));

    expect(ids).toEqual(['FirstPrefixCustomNetworking', ...['A', 'B', 'C'].map((letter) => `Second${letter}PrefixCustomNetworkingsecond`)]);
  });

  test('wait for the add-on, which waits for the subnets, routes and reservations of every generation', () => {
    const addon = idsOfType(template, 'AWS::EKS::Addon').find((id) => template.Resources[id].Properties.AddonName === 'vpc-cni')!;
    const earlier = Object.keys(template.Resources).filter((id) => /^Cni(Generationsecond)?Pod(Cidr|Subnets)/.test(id));

    expect(earlier).toHaveLength(2 * (1 + 3 * 3));
    for (const id of idsOfType(template, 'AWS::EKS::Nodegroup')) {
      expect([...closureOf(template, id)]).toEqual(expect.arrayContaining([addon, ...earlier]));
      expect(template.Resources[id].DependsOn).toContain(addon);
    }
    for (const id of Object.keys(template.Resources)) closureOf(template, id);
  });

  test('name the subnets of their own generation, so that nodes go before them', () => {
    const [group] = idsOfType(template, 'AWS::EKS::Nodegroup').filter((id) => id.startsWith('SecondA'));
    const podSubnets = idsOfType(template, 'AWS::EC2::Subnet').filter((id) => id.startsWith('CniGenerationsecond'));

    expect(podSubnets).toHaveLength(3);
    expect(template.Resources[group].DependsOn).toEqual(expect.arrayContaining(podSubnets));
  });

  test('count pods alike', () => {
    expect([first, ...later].map(({ maxPods, capacity }) => [maxPods, capacity.binding.eniLimitedPods])).toEqual(Array(4).fill([110, 290])); // 2 * 9 * 16 + 2
    expect(later.map(({ podNetworking }) => podNetworking)).toEqual([platform.second, platform.second, platform.second]);
  });
});

test('with single addresses the id says so', () => {
  const group = groupOfSecond(withSecond(SECOND, { ipAssignment: IpAssignment.secondaryIp() }), { subnets: ZONE_A });

  expect(group.nodegroup.node.id).toBe('SecondaryIpCustomNetworking-second');
  expect(group.maxPods).toBe(20); // 2 * 9 + 2
});

describe('labels', () => {
  test('that are given stay beside it', () => {
    expect(labelsOf(groupOfSecond(withSecond(), { subnets: ZONE_A, labels: { team: 'web' } }))).toEqual({ team: 'web', [LABEL]: 'eu-west-1a-second' });
  });

  test.each([
    ['the first generation', (platform: ReturnType<typeof withSecond>) => groupOn(platform, { labels: { [LABEL]: 'eu-west-1a-second' } })],
    ['a later one', (platform: ReturnType<typeof withSecond>) => groupOfSecond(platform, { subnets: ZONE_A, labels: { [LABEL]: Lazy.string({ produce: () => 'x' }) } })],
  ])('fail for the one that names the ENIConfig, on a group of %s', (_, define) => {
    expectRefusal(() => define(withSecond()), 'Stack/Group',
      ['option-refused', 'node-places.ownLabel', { label: LABEL }]);
  });
});

describe('subnets', () => {
  test('are by default those of the zone of a generation that has one', () => {
    const group = groupOfSecond(withSecond(PodNetwork.secondaryCidr('100.65.0.0/16', { availabilityZones: ['eu-west-1b'] })));

    expect(group.availabilityZones).toEqual(['eu-west-1b']);
    expect(labelsOf(group)).toEqual({ [LABEL]: 'eu-west-1b-second' });
  });

  test('may be several of one zone', () => {
    const stack = stackIn({ app: new App() });
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      natGateways: 1,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC }, ...['One', 'Two'].map((name) => ({ name, subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS })),
      ],
    });
    const cluster = clusterOf(stack, vpc);
    const routeTables = Object.fromEntries(vpc.selectSubnets({ subnetGroupName: 'One' }).subnets.map((subnet) => [subnet.availabilityZone, subnet.routeTable.routeTableId]));
    const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { routeTables }) });
    const second = cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16', { routeTables }));
    const group = groupOfSecond({ stack, cluster, cni, second }, { subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, ...ZONE_A } });

    expect(group._subnets).toHaveLength(2);
    expect(labelsOf(group)).toEqual({ [LABEL]: 'eu-west-1a-second' });
  });

  test('fail by default where a generation has several zones, naming them', () => {
    expectRefusal(() => groupOfSecond(withSecond()), 'Stack/Group',
      ['pod-generation', 'node-places.severalZones', { generation: 'second', zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] }]);
  });

  test('fail in a zone that the generation does not have, though the first has it', () => {
    const platform = withSecond(PodNetwork.secondaryCidr('100.65.0.0/16', { availabilityZones: ['eu-west-1b'] }));

    expectRefusal(() => groupOfSecond(platform, { subnets: ZONE_A }), 'Stack/Group',
      ['pod-subnet-missing', { zones: ['eu-west-1a'], covered: ['eu-west-1b'] }]);
  });

  // A selection that finds nothing makes `Subnets: []`, which EKS refuses, and here a label 'undefined-second' too: it should fail as nodegroup-subnets.
  test.each(['first', 'second'])('fail where they select none, on a group of the %s generation', (generation) => {
    const platform = withSecond();
    const nowhere = { subnets: { availabilityZones: ['eu-west-1z'] } };

    expectRefusal(() => (generation === 'first' ? groupOn(platform, nowhere) : groupOfSecond(platform, nowhere)), 'Stack/Group', ['nodegroup-subnets']);
  });
});

describe('where zones are tokens', () => {
  const stack = stackIn({ region: undefined, app: new App() });
  const cluster = clusterOf(stack, zoneAgnosticVpc(stack));
  const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: POD_NETWORK });
  const platform = { stack, cluster, cni, second: cni.addGeneration('second', SECOND) };

  test('the label is the key of the ENIConfig, once resolved', () => {
    const group = groupOfSecond(platform, { subnets: { subnets: [cluster.vpc.privateSubnets[1]] } });
    const label = labelsOf(group)[LABEL];

    expect(label).toEqual({ 'Fn::Join': ['', [{ 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }, '-second']] });
    expect(Object.keys(configurationOf(cni).eniConfig!.subnets)).toContain(label['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : placeholder(part))).join(''));
  });

  test('several are refused all the same, and not shown encoded', () => {
    expectRefusal(() => groupOfSecond(platform, {}, 'Several'), 'Stack/Several',
      ['pod-generation', 'node-places.severalZones', { generation: 'second', zones: ['zone 1', 'zone 2'] }]);
  });
});

test('a zone of the nodes that is a token is not checked against the literal ones of a generation', () => {
  const stack = stackIn({ app: new App() });
  const cluster = clusterOf(stack, vpcOf(stack));
  const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: POD_NETWORK });
  const second = cni.addGeneration('second', SECOND);
  const zone = Lazy.string({ produce: () => 'eu-west-1a' });
  const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-0123456789abcdef0', availabilityZone: zone });
  const group = groupOfSecond({ stack, cluster, cni, second }, { subnets: { subnets: [subnet] } });

  expect(group.findings.map(({ id }) => id)).toEqual(['cdk-eks-pod-capacity:value-unchecked']);
  expect(labelsOf(group)).toEqual({ [LABEL]: 'eu-west-1a-second' });
});
