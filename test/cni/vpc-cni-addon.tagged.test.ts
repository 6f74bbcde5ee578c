import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNetwork } from '../../src/network/pod-network';
import { PodSubnets } from '../../src/network/pod-subnets';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { AddonSettings, Platform, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { clusterOf, importedVpc, stackIn, vpcOf } from '../private/cdk-fixtures';
import { errorOf, expectRefusal, expectSaid, namesOf } from '../private/cdk-refusals';
import { findingsThrownBy } from '../private/findings-thrown';
import { saidBy } from '../private/statements';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const TAGGED = PodNetwork.taggedSubnets(POD_NETWORK);
const VERSION = 'v1.22.1-eksbuild.1';

/** A platform of tagged subnets, unless told otherwise, in an app without strict validation. */
function tagging(settings: AddonSettings = {}): Platform {
  return platformOf({ podNetwork: TAGGED, addonVersion: VERSION, ...settings }, stackIn({ app: new App() }));
}

describe('the version of the VPC CNI', () => {
  test.each(['v1.18.0-eksbuild.1', 'v1.21.2-eksbuild.3', 'v1.22.0-eksbuild.1'])('%s is refused', (addonVersion) => {
    expectSaid(() => tagging({ addonVersion }), 'Stack/Cni', ['cni-versions.taggedSubnets', { version: addonVersion, since: 'v1.22.1' }]);
  });

  test.each(['v1.22.1-eksbuild.1', 'v1.22.10-eksbuild.1', 'v1.23.0-eksbuild.2', 'v2.0.0-eksbuild.1'])('%s is late enough', (addonVersion) => {
    expect(tagging({ addonVersion }).cni.findings).toEqual([]);
  });

  test('that is not given is told, and one that is a token', () => {
    const parameter = new CfnParameter(stackIn(), 'Version').valueAsString;

    expect(saidBy(tagging({ addonVersion: undefined }).cni.findings)).toEqual([['cni-versions.taggedSubnetsUntold', { since: 'v1.22.1', isToken: false }]]);
    expect(saidBy(tagging({ addonVersion: parameter }).cni.findings)).toEqual([['cni-versions.taggedSubnetsUntold', { since: 'v1.22.1', isToken: true }]]);
  });

  test('that is too old for it is late enough for other placements', () => {
    for (const podNetwork of [POD_NETWORK, PodNetwork.subnetDiscovery(POD_NETWORK), PodNetwork.nodeSubnets()]) {
      expect(tagging({ podNetwork, addonVersion: 'v1.22.0-eksbuild.1' }).cni.findings).toEqual([]);
    }
  });
});

describe('pod subnets', () => {
  test('come before the add-on', () => {
    const { stack } = tagging();
    const template = Template.fromStack(stack).toJSON() as CfnTemplate;
    const addon = idsOfType(template, 'AWS::EKS::Addon').find((each) => template.Resources[each].Properties.AddonName === 'vpc-cni')!;
    const earlier = Object.keys(template.Resources).filter((each) => /^CniPod/.test(each));

    expect(earlier).toHaveLength(1 + 3 * 3);
    expect(earlier.filter((each) => !closureOf(template, addon).has(each))).toEqual([]);
  });

  test('that are imported have to be tagged by their owner', () => {
    const stack = stackIn({ app: new App() });
    const given = PodSubnets.fromSubnets(stack, 'Given', importedVpc(stack, { id: 'Imported' }).privateSubnets);
    const { findings } = new VpcCniAddon(stack, 'Cni', {
      cluster: clusterOf(stack, vpcOf(stack)), podNetwork: PodNetwork.taggedSubnets(PodNetwork.subnets(given)), addonVersion: VERSION,
    });

    expect(saidBy(findings)).toEqual([['pod-subnet-sources.tagUnseen',
      { subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'], tag: 'kubernetes.io/role/cni' }]]);
  });
});

describe('what does not go with it', () => {
  test.each([
    ['node-subnets', PodNetwork.nodeSubnets()],
    ['subnet-discovery', PodNetwork.subnetDiscovery(POD_NETWORK)],
    ['tagged-subnets', TAGGED],
  ])('fails for a network of %s', (placement, podNetwork) => {
    expect(saidBy(findingsThrownBy(() => PodNetwork.taggedSubnets(podNetwork)))).toEqual([['pod-subnet-sources.withoutSubnetsToTag', { placement }]]);
  });

  test('fails for discovery of it', () => {
    expect(saidBy(findingsThrownBy(() => PodNetwork.subnetDiscovery(TAGGED)))).toEqual([['pod-subnet-sources.withoutPodSubnets', { placement: 'tagged-subnets' }]]);
  });

  test('fails for anything but a network', () => {
    expect(namesOf(findingsThrownBy(() => PodNetwork.taggedSubnets('100.64.0.0/16' as never)))).toEqual(['option-refused']);
  });

  test('fails for podSecurityGroups, which no ENIConfig takes', () => {
    const podSecurityGroups = [ec2.SecurityGroup.fromSecurityGroupId(stackIn(), 'Group', 'sg-1')];

    expectSaid(() => tagging({ podSecurityGroups }), 'Stack/Cni', ['vpc-cni-settings.groupsWithoutEniConfigs', {}]);
  });

  test('fails for ENABLE_SUBNET_DISCOVERY in environment, without which no subnet is found', () => {
    expectSaid(() => tagging({ environment: { ENABLE_SUBNET_DISCOVERY: 'false' } }), 'Stack/Cni',
      ['cni-variables.ofDiscovery', { variable: 'ENABLE_SUBNET_DISCOVERY' }]);
  });

  test('fails on a cluster with IPv6', () => {
    const stack = stackIn({ app: new App() });
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Imported', {
      clusterName: 'main', vpc: importedVpc(stack), ipFamily: eks.IpFamily.IP_V6,
    } as never);

    expectRefusal(() => new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: TAGGED, addonVersion: VERSION }), 'Stack/Cni',
      ['option-refused', { placement: 'tagged-subnets' }]);
  });
});

describe('several networks', () => {
  const SECOND = PodNetwork.secondaryCidr('100.65.0.0/16', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] });
  const templateWith = (podNetwork: PodNetwork) => Template.fromStack(tagging({ podNetwork }).stack).toJSON() as CfnTemplate;
  const before = templateWith(TAGGED);
  const after = templateWith(PodNetwork.taggedSubnets(POD_NETWORK, SECOND));
  const addonIn = ({ Resources }: CfnTemplate) => Object.keys(Resources).find((id) => Resources[id].Properties?.AddonName === 'vpc-cni')!;

  test('that come to a cluster leave all that is there as it is', () => {
    const { DependsOn, ...addon } = after.Resources[addonIn(after)];
    const { DependsOn: earlier, ...same } = before.Resources[addonIn(before)];

    expect(addon).toEqual(same);
    expect(DependsOn).toEqual(expect.arrayContaining(earlier as string[]));
    const others = Object.keys(before.Resources).filter((id) => id !== addonIn(before));
    expect(others.map((id) => after.Resources[id])).toEqual(others.map((id) => before.Resources[id]));
  });

  test('are tagged, and are there before the add-on, with their block, routes and reservations', () => {
    const added = Object.keys(after.Resources).filter((id) => !(id in before.Resources));
    const subnets = added.map((id) => after.Resources[id]).filter(({ Type }) => Type === 'AWS::EC2::Subnet');

    expect(added).toHaveLength(1 + 3 * 2);
    expect(subnets.map(({ Properties }) => Properties.CidrBlock)).toEqual(['100.65.0.0/18', '100.65.64.0/18']);
    for (const { Properties } of subnets) expect(Properties.Tags).toContainEqual({ Key: 'kubernetes.io/role/cni', Value: '1' });
    expect(added.filter((id) => !closureOf(after, addonIn(after)).has(id))).toEqual([]);
  });

  test('are one, with the subnets, zones and peers of all', () => {
    const { cni: { podSubnets, findings } } = tagging({ podNetwork: PodNetwork.taggedSubnets(POD_NETWORK, SECOND) });

    expect(podSubnets!.availabilityZones).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
    expect(podSubnets!.subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock)).toEqual([
      '100.64.0.0/18', '100.64.64.0/18', '100.64.128.0/18', '100.65.0.0/18', '100.65.64.0/18',
    ]);
    expect(podSubnets!.peers.map(({ uniqueId }) => uniqueId)).toEqual(['100.64.0.0/16', '100.65.0.0/16']);
    expect(findings).toEqual([]);
  });

  test('with single addresses and a reservation are told of both', () => {
    const reserved = (cidr: string) => PodNetwork.secondaryCidr(cidr, { reservation: ReservationShare.HALF, availabilityZones: ['eu-west-1a'] });
    const podNetwork = PodNetwork.taggedSubnets(reserved('100.64.0.0/16'), reserved('100.65.0.0/16'));

    expect(saidBy(tagging({ podNetwork, ipAssignment: IpAssignment.secondaryIp() }).cni.findings)).toEqual([
      ['vpc-cni-settings.reservationUnused', { ranges: ['100.64.32.0/19', '100.65.32.0/19'] }],
    ]);
  });

  test('let pods in by each of their blocks', () => {
    const { stack, cluster, cni } = tagging({ podNetwork: PodNetwork.taggedSubnets(POD_NETWORK, SECOND) });
    cni.podSubnets!.allowTo(new ec2.SecurityGroup(stack, 'Database', { vpc: cluster.vpc }), ec2.Port.tcp(5432));
    const { Resources } = Template.fromStack(stack).toJSON() as CfnTemplate;
    const [group] = Object.values(Resources).filter(({ Properties }) => Properties?.GroupDescription === 'Stack/Database');

    expect(group.Properties.SecurityGroupIngress.map(({ CidrIp }: any) => CidrIp)).toEqual(['100.64.0.0/16', '100.65.0.0/16']);
  });

  test('of one block let pods in once', () => {
    const stack = stackIn({ app: new App() });
    const cluster = clusterOf(stack, vpcOf(stack));
    const block = new SecondaryCidr(stack, 'Block', { vpc: cluster.vpc, cidr: '100.64.0.0/16' });
    const [first, second] = ['100.64.0.0/18', '100.64.64.0/18'].map((cidrBlock, index) => {
      const subnet = new ec2.Subnet(stack, `Pods${index}`, { vpcId: cluster.vpc.vpcId, availabilityZone: 'eu-west-1a', cidrBlock });
      return PodNetwork.subnets(PodSubnets.fromSubnets(stack, `Given${index}`, [subnet], { cidr: block }));
    });
    const { podSubnets } = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.taggedSubnets(first, second), addonVersion: VERSION });

    expect(podSubnets!.subnets).toHaveLength(2);
    expect(podSubnets!.peers.map(({ uniqueId }) => uniqueId)).toEqual(['100.64.0.0/16']);
  });

  test.each([
    ['overlap', PodNetwork.secondaryCidr('100.64.0.0/16'), 'Stack/Cni/PodNetwork2/PodCidr', 'vpc-cidr-overlap'],
    ['are in the subnets of nodes', PodNetwork.nodeSubnets(), '', 'option-refused'],
  ])('that %s are refused', (_, second, path, id) => {
    const define = () => tagging({ podNetwork: PodNetwork.taggedSubnets(POD_NETWORK, second) });

    expect(namesOf(findingsThrownBy(define))).toEqual([id]);
    expect(errorOf(define).message).toContain(path);
  });

  test('whose given subnets overlap are refused', () => {
    const stack = stackIn({ app: new App() });
    const given = (id: string) => PodNetwork.subnets(PodSubnets.fromSubnets(stack, id, [ec2.Subnet.fromSubnetAttributes(stack, `${id}Subnet`, {
      subnetId: 'subnet-0123456789abcdef0', availabilityZone: 'eu-west-1a', ipv4CidrBlock: '10.9.0.0/24',
    })]));

    expectRefusal(() => new VpcCniAddon(stack, 'Cni', {
      cluster: clusterOf(stack, vpcOf(stack)), podNetwork: PodNetwork.taggedSubnets(given('One'), given('Two')), addonVersion: VERSION,
    }), 'Stack/Cni/AllPodSubnets', ['subnet-overlap']);
  });
});

describe('several pod subnets of a zone', () => {
  /** An add-on with two pod subnets in zone a and one in zone b. */
  function withSeveral(of: (given: PodNetwork) => PodNetwork): VpcCniAddon {
    const stack = stackIn({ app: new App() });
    const cluster = clusterOf(stack, vpcOf(stack));
    const subnets = ['a', 'a', 'b'].map((letter, index) => new ec2.Subnet(stack, `Pods${index}`, {
      vpcId: cluster.vpc.vpcId, availabilityZone: `eu-west-1${letter}`, cidrBlock: `10.1.${index}.0/24`,
    }));
    const given = PodSubnets.fromSubnets(stack, 'Given', subnets, { severalPerZone: true });
    return new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: of(PodNetwork.subnets(given)), addonVersion: VERSION });
  }

  test('are all tagged, and each zone is one', () => {
    const { podSubnets, findings, node } = withSeveral(PodNetwork.taggedSubnets);
    const { Resources } = Template.fromStack(node.scope as Stack).toJSON() as CfnTemplate;
    const tags = Object.values(Resources).filter(({ Type }) => Type === 'AWS::EC2::Subnet').flatMap(({ Properties }) => Properties.Tags);

    expect(podSubnets!.availabilityZones).toEqual(['eu-west-1a', 'eu-west-1b']);
    expect(tags.filter(({ Key, Value }) => Key === 'kubernetes.io/role/cni' && Value === '1')).toHaveLength(3);
    expect(findings).toEqual([]);
  });

  test.each([
    ['ENIConfigs', (given: PodNetwork) => given],
    ['discovery', PodNetwork.subnetDiscovery],
  ])('are refused with %s', (_, of) => {
    expectRefusal(() => withSeveral(of), 'Stack/Cni', ['zone-slot', { zone: 'eu-west-1a' }]);
  });
});
