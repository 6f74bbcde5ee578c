import { App, CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { WarmPool } from '../../src/capacity/warm-pool';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNetwork } from '../../src/network/pod-network';
import { PodPlacement } from '../../src/network/pod-placement';
import { PodSubnets } from '../../src/network/pod-subnets';
import { AddonSettings, configurationOf, placeholder, Platform, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { schemaProblems } from '../private/cdk-addon-schema';
import { clusterOf, importedVpc, stackIn, vpcOf, zoneAgnosticVpc } from '../private/cdk-fixtures';
import { groupOn } from '../private/cdk-nodegroup';
import { expectRefusal, expectSaid, namesOf, Problem } from '../private/cdk-refusals';
import { findingsThrownBy } from '../private/findings-thrown';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const SECOND = PodNetwork.secondaryCidr('100.65.0.0/16');
const THIRD = PodNetwork.secondaryCidr('100.66.0.0/16');

const plainStack = () => stackIn({ app: new App() });

/** A platform with pod subnets, and one group that uses the first generation. */
function platform(define: (cni: VpcCniAddon) => void = () => {}): Platform & { template: CfnTemplate } {
  const made = platformOf({ podNetwork: POD_NETWORK }, plainStack());
  groupOn(made);
  define(made.cni);
  return { ...made, template: Template.fromStack(made.stack).toJSON() as CfnTemplate };
}

const addonOf = (template: CfnTemplate) => idsOfType(template, 'AWS::EKS::Addon')
  .find((id) => template.Resources[id].Properties.AddonName === 'vpc-cni')!;

/** Expects a generation to be refused on an add-on with pod subnets. */
function expectRefused(name: string, podNetwork: PodNetwork, path: string, problems: Problem[]): void {
  const { cni } = platformOf({ podNetwork: POD_NETWORK });
  expectRefusal(() => cni.addGeneration(name, podNetwork), path, ...problems);
}

describe('a second and a third generation beside the first', () => {
  const first = platform();
  const { cni, stack, template } = platform((addon) => {
    addon.addGeneration('third', THIRD);
    addon.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16', { availabilityZones: ['eu-west-1b', 'eu-west-1a'] }));
  });

  test('change no resource that was there, apart from the configuration of the add-on', () => {
    const propertiesOf = ({ Resources }: CfnTemplate) => Object.fromEntries(Object.entries(Resources)
      .map(([id, { Type, Properties }]) => [id, { Type, Properties }]));
    const { [addonOf(template)]: addon, ...others } = propertiesOf(first.template);
    const { [addonOf(template)]: later, ...after } = propertiesOf(template);

    expect(after).toEqual(expect.objectContaining(others));
    expect({ ...later.Properties, ConfigurationValues: undefined }).toEqual({ ...addon.Properties, ConfigurationValues: undefined });
    expect(Object.keys(after).filter((id) => !(id in others)).filter((id) => !/^CniGeneration(second|third)/.test(id))).toEqual([]);
  });

  test('add a block, and in each zone a subnet with its route table and its reservation', () => {
    const added = Object.entries(template.Resources).filter(([id]) => !(id in first.template.Resources))
      .map(([, { Type, Properties }]) => [Type, Properties]);
    const ofType = (type: string) => added.filter(([each]) => each === type).map(([, properties]) => properties);

    expect(added).toHaveLength(2 + 5 * 3);
    expect(ofType('AWS::EC2::VPCCidrBlock').map(({ CidrBlock }) => CidrBlock).sort()).toEqual(['100.65.0.0/16', '100.66.0.0/16']);
    expect(ofType('AWS::EC2::Subnet').map(({ CidrBlock, AvailabilityZone }) => `${CidrBlock} ${AvailabilityZone}`).sort()).toEqual([
      '100.65.0.0/18 eu-west-1a', '100.65.64.0/18 eu-west-1b', '100.66.0.0/18 eu-west-1a', '100.66.128.0/18 eu-west-1c', '100.66.64.0/18 eu-west-1b',
    ]);
    expect(ofType('AWS::EC2::SubnetCidrReservation').map(({ Cidr }) => Cidr).sort())
      .toEqual(['100.65.32.0/19', '100.65.96.0/19', '100.66.160.0/19', '100.66.32.0/19', '100.66.96.0/19']);
    expect(ofType('AWS::EC2::SubnetRouteTableAssociation')).toHaveLength(5);
  });

  test('have ENIConfigs of their own, named by zone and generation, and those of the first stay as they are', () => {
    const { subnets, ...rest } = configurationOf(cni).eniConfig!;
    const second = cni.node.findChild('Generation-second').node.findChild('PodSubnets') as PodSubnets;
    const configIn = (zone: string) => {
      const { subnetId } = second.subnets.find(({ availabilityZone }) => availabilityZone === zone)!;
      return { id: placeholder(stack.resolve(subnetId)) };
    };

    expect(Object.keys(subnets)).toEqual(ZONES.flatMap((zone) => ['', '-second', '-third'].map((generation) => `${zone}${generation}`)).filter((key) => key !== 'eu-west-1c-second'));
    expect(subnets).toMatchObject(configurationOf(first.cni).eniConfig!.subnets);
    expect([subnets['eu-west-1a-second'], subnets['eu-west-1b-second']]).toEqual(['eu-west-1a', 'eu-west-1b'].map(configIn));
    expect(rest).toEqual({ create: true, region: 'eu-west-1' });
    expect(configurationOf(cni).env).toEqual(configurationOf(first.cni).env);
    expect(schemaProblems(configurationOf(cni))).toEqual([]);
  });

  test('are there before the add-on, each with its block, routes and reservations, and nothing goes in circles', () => {
    const earlier = Object.keys(template.Resources).filter((id) => /^CniGeneration/.test(id));

    expect(earlier.filter((id) => !closureOf(template, addonOf(template)).has(id))).toEqual([]);
    for (const id of idsOfType(template, 'AWS::EC2::Subnet').filter((each) => /^CniGeneration/.test(each))) {
      expect([...closureOf(template, id)]).toContainEqual(expect.stringMatching(/^CniGeneration(second|third)PodCidr/));
    }
    for (const id of Object.keys(template.Resources)) closureOf(template, id);
  });

  test('have one order, in whichever they are added', () => {
    const turned = platformOf({ podNetwork: POD_NETWORK }, plainStack());
    turned.cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] }));
    turned.cni.addGeneration('third', THIRD);

    expect(JSON.stringify(configurationOf(turned.cni))).toBe(JSON.stringify(configurationOf(cni)));
  });
});

test('where zones are tokens, ENIConfigs of a generation are named by the zones of the same subnets', () => {
  const stack = stackIn({ region: undefined, app: new App() });
  const cni = new VpcCniAddon(stack, 'Cni', { cluster: clusterOf(stack, zoneAgnosticVpc(stack)), podNetwork: POD_NETWORK });
  const second = cni.addGeneration('second', SECOND);
  const expected = [['', cni], ['-second', second]] as const;

  expect(Object.entries(configurationOf(cni).eniConfig!.subnets)).toEqual(expected.flatMap(([suffix, { podSubnets }]) =>
    podSubnets!.subnets.map(({ availabilityZone, subnetId }) =>
      [`${placeholder(stack.resolve(availabilityZone))}${suffix}`, { id: placeholder(stack.resolve(subnetId)) }])));
  expect(schemaProblems(configurationOf(cni))).toEqual([]);
});

describe('the mode', () => {
  test('is that of the add-on', () => {
    const settings = {
      ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.addresses(2, 12), maxEni: 3, permissions: CniPermissions.nodeRole(),
    };
    const { cni } = platformOf({ ...settings, podNetwork: POD_NETWORK });
    const second = cni.addGeneration('second', SECOND);

    const { ipAssignment, warmPool, maxEni, permissionsOnNodeRole, generation, placement } = second;

    expect([ipAssignment, warmPool, maxEni, permissionsOnNodeRole]).toEqual([settings.ipAssignment, settings.warmPool, 3, true]);
    expect([generation, placement]).toEqual(['second', PodPlacement.CUSTOM_NETWORKING]);
    expect(second.podSubnets!.subnets).toHaveLength(3);
  });

  test('decides what is reserved: nothing with single addresses', () => {
    const reserved = (ipAssignment: IpAssignment) => {
      const { cni } = platformOf({ ipAssignment, podNetwork: POD_NETWORK });
      cni.addGeneration('second', SECOND);
      return cni.node.findAll().filter((construct) => construct instanceof ec2.CfnSubnetCidrReservation).length;
    };

    expect([IpAssignment.prefixDelegation(), IpAssignment.secondaryIp()].map(reserved)).toEqual([6, 0]);
  });

  test('holds for the security groups of pods too', () => {
    const stack = stackIn();
    const { cni } = platformOf({ podNetwork: POD_NETWORK, podSecurityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Pods', 'sg-1')] }, stack);
    cni.addGeneration('second', SECOND);

    expect(Object.values(configurationOf(cni).eniConfig!.subnets).map(({ securityGroups }) => securityGroups)).toEqual(Array(6).fill(['sg-1']));
  });

  // A share that was asked for is warned about in the first generation, and lies as idle in a later one.
  test('warns of space that is reserved for prefixes beside single addresses', () => {
    const { cni } = platformOf({ ipAssignment: IpAssignment.secondaryIp(), podNetwork: POD_NETWORK });
    cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16', { reservation: ReservationShare.HALF }));

    expect(namesOf(cni.findings)).toContain('reservation-unused');
  });
});

describe('name', () => {
  test.each(['a', '2', 'second', 'gen-2', 'a'.repeat(32)])('%p is taken, and the keys fit a label value of 63', (name) => {
    const { cni } = platformOf({ podNetwork: POD_NETWORK });

    expect(cni.addGeneration(name, SECOND).generation).toBe(name);
    expect(Object.keys(configurationOf(cni).eniConfig!.subnets)).toContain(`eu-west-1a-${name}`);
  });

  test.each(['', 'Second', '-a', 'a-', '-', 'a_b', 'a.b', 'a b', 'zwölf', 'a/b', 'second\n', 'a'.repeat(33)])('fails for %p', (name) => {
    expectRefused(name, SECOND, 'Stack/Cni', [
      ['pod-generation', { name }],
    ]);
  });

  test('fails for a token', () => {
    const stack = stackIn();
    for (const token of [Lazy.string({ produce: () => 'second' }), new CfnParameter(stack, 'Name').valueAsString]) {
      const { cni } = platformOf({ podNetwork: POD_NETWORK });

      expectSaid(() => cni.addGeneration(token, SECOND), 'Stack/Cni', ['generation-refusals.nameUnfit', {}]);
    }
  });

  test('that is a token is not shown encoded', () => {
    const { cni } = platformOf({ podNetwork: POD_NETWORK });

    expect(() => cni.addGeneration(Lazy.string({ produce: () => 'second' }), SECOND)).toThrow(/^(?!.*TOKEN).*a token/s);
  });

  test('fails for one that is there already', () => {
    const { cni } = platformOf({ podNetwork: POD_NETWORK });
    cni.addGeneration('second', SECOND);

    expectSaid(() => cni.addGeneration('second', THIRD), 'Stack/Cni', ['generation-refusals.nameTaken', { name: 'second' }]);
  });

  test('leaves nothing in the tree where it fails', () => {
    const { cni } = platformOf({ podNetwork: POD_NETWORK });

    expectSaid(() => cni.addGeneration('second', PodNetwork.nodeSubnets()), 'Stack/Cni',
      ['generation-refusals.networkWithoutEniConfigs', { name: 'second', placement: 'node-subnets' }]);
    expect(cni.addGeneration('second', SECOND).generation).toBe('second');
  });
});

describe('podNetwork', () => {
  test.each<[string, (platformMade: Platform) => PodNetwork, string[], string[]]>([
    ['a block for each zone', () => PodNetwork.secondaryCidrs({ 'eu-west-1b': '100.65.0.0/16' }), ['eu-west-1b-second'], ['vpc-cidr-recognized-late']],
    ['subnets that are given', ({ stack }) => PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Given', importedVpc(stack, { id: 'Imported' }).privateSubnets)),
      ['eu-west-1a-second', 'eu-west-1b-second'], []],
    ['from IPAM', () => PodNetwork.ipam({ subnetPool: { ipamPoolRef: { ipamPoolId: 'ipam-pool-1' } } as ec2.IIPAMPoolRef, subnetNetmaskLength: 24, availabilityZones: ['eu-west-1c'] }),
      ['eu-west-1c-second'], []],
    ['from IPAM, with a block', () => {
      const pool = { ipamPoolRef: { ipamPoolId: 'ipam-pool-1' } } as ec2.IIPAMPoolRef;
      return PodNetwork.ipam({ subnetPool: pool, blockPool: pool, subnetNetmaskLength: 24, availabilityZones: ['eu-west-1c'] });
    }, ['eu-west-1c-second'], ['vpc-cidr-recognized-late']],
  ])('%s', (_, networkIn, keys, names) => {
    const made = platformOf({ podNetwork: POD_NETWORK });
    made.cni.addGeneration('second', networkIn(made));

    expect(Object.keys(configurationOf(made.cni).eniConfig!.subnets).filter((key) => !ZONES.includes(key))).toEqual(keys);
    expect(namesOf(made.cni.findings)).toEqual(names); // a block that comes late is seen late
  });

  test('a range that the VPC has adds no block', () => {
    const stack = stackIn();
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: ZONES,
      natGateways: 1,
      subnetConfiguration: [ec2.SubnetType.PUBLIC, ec2.SubnetType.PRIVATE_WITH_EGRESS]
        .map((subnetType) => ({ name: subnetType, subnetType, cidrMask: 24 })),
    });
    const cni = new VpcCniAddon(stack, 'Cni', { cluster: clusterOf(stack, vpc), podNetwork: POD_NETWORK });
    cni.addGeneration('second', PodNetwork.existingCidr('10.0.128.0/17'));

    expect(Object.keys(configurationOf(cni).eniConfig!.subnets)).toHaveLength(6);
    expect(cni.findings).toEqual([]);
  });

  test.each([
    ['node-subnets', PodNetwork.nodeSubnets()],
    ['subnet-discovery', PodNetwork.subnetDiscovery(SECOND)],
  ])('fails for one of %s', (placement, podNetwork) => {
    expectSaid(() => platformOf({ podNetwork: POD_NETWORK }).cni.addGeneration('second', podNetwork), 'Stack/Cni',
      ['generation-refusals.networkWithoutEniConfigs', { name: 'second', placement }]);
  });

  test.each<[string, AddonSettings]>([
    ['node-subnets', {}],
    ['subnet-discovery', { podNetwork: PodNetwork.subnetDiscovery(POD_NETWORK) }],
    ['tagged-subnets', { podNetwork: PodNetwork.taggedSubnets(POD_NETWORK), addonVersion: 'v1.22.1-eksbuild.1' }],
  ])('fails on an add-on with %s, which has no ENIConfigs', (placement, settings) => {
    expectSaid(() => platformOf(settings).cni.addGeneration('second', SECOND), 'Stack/Cni',
      ['generation-refusals.addonWithoutEniConfigs', { name: 'second', placement }]);
  });

  test('beside tagged subnets it is said once where a network goes, tagged or not', () => {
    const tagged = () => platformOf({ podNetwork: PodNetwork.taggedSubnets(POD_NETWORK), addonVersion: 'v1.22.1-eksbuild.1' }).cni;
    const [{ fix }] = findingsThrownBy(() => tagged().addGeneration('second', PodNetwork.taggedSubnets(SECOND)));

    expect(findingsThrownBy(() => tagged().addGeneration('second', PodNetwork.taggedSubnets(SECOND)))).toHaveLength(1);
    expect(fix).toEqual(["give the network beside the first one: 'podNetwork' PodNetwork.taggedSubnets(first, second)"]);
  });

  test('fails for a block that the VPC has', () => {
    expectRefused('second', POD_NETWORK, 'Stack/Cni/Generation-second/PodCidr', [['vpc-cidr-overlap', { block: '100.64.0.0/16', owner: 'Stack/Cni/PodCidr', other: '100.64.0.0/16', vpc: 'Stack/Vpc', free: '100.65.0.0/16' }]]);
  });

  test('fails once for all mistakes, those of an imported cluster among them', () => {
    const stack = stackIn();
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'main' });
    const cni = new VpcCniAddon(stack, 'Cni', { cluster });

    expectSaid(() => cni.addGeneration('Second', PodNetwork.nodeSubnets()), 'Stack/Cni',
      ['generation-refusals.nameUnfit', { name: 'Second' }],
      ['generation-refusals.addonWithoutEniConfigs', { name: 'Second', placement: 'node-subnets' }],
      ['generation-refusals.networkWithoutEniConfigs', { name: 'Second', placement: 'node-subnets' }],
      ['generation-refusals.withoutVpc', {}]);
  });
});

test('a generation may come to an imported cluster, and to an add-on in another stack than its VPC', () => {
  const stack = plainStack();
  const vpc = vpcOf(stack);
  const other = new Stack(stack.node.root, 'Other', { env: { region: 'eu-west-1' } });
  const cluster = eks.Cluster.fromClusterAttributes(other, 'Cluster', { clusterName: 'main', vpc });
  const cni = new VpcCniAddon(other, 'Cni', { cluster, podNetwork: POD_NETWORK, permissions: CniPermissions.nodeRole() });
  const second = cni.addGeneration('second', SECOND);

  expect(Stack.of(second)).toBe(other);
  expect(namesOf(cni.findings)).toEqual(['vpc-cidr-recognized-late', 'vpc-cidr-recognized-late']); // of both: the cluster runs already
});
