import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNetwork } from '../../src/network/pod-network';
import { PodPlacement } from '../../src/network/pod-placement';
import { PodSubnets } from '../../src/network/pod-subnets';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { AddonSettings, configurationOf, Platform, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { schemaProblems } from '../private/cdk-addon-schema';
import { clusterOf, importedVpc, stackIn, vpcOf, zoneAgnosticVpc } from '../private/cdk-fixtures';
import { groupOn } from '../private/cdk-nodegroup';
import { expectRefusal, expectSaid, namesOf } from '../private/cdk-refusals';
import { findingsThrownBy } from '../private/findings-thrown';
import { saidBy } from '../private/statements';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const TAG = 'kubernetes.io/role/cni';
const DISCOVERY = PodNetwork.subnetDiscovery(POD_NETWORK);

/** A platform with discovery, unless told otherwise, in an app without strict validation. */
function discovering(settings: AddonSettings = {}): Platform {
  return platformOf({ podNetwork: DISCOVERY, ...settings }, stackIn({ app: new App() }));
}

/** The blocks of the subnets of a template that carry the tag, with its value. */
function tagged({ Resources }: CfnTemplate): string[] {
  return Object.values(Resources).filter(({ Type }) => Type === 'AWS::EC2::Subnet').flatMap(({ Properties: { CidrBlock, Tags } }) => Tags
    .filter(({ Key }: { Key: string }) => Key === TAG).map(({ Value }: { Value: string }) => `${CidrBlock} ${Value}`));
}

describe('a network that the VPC CNI discovers', () => {
  const platform = discovering();
  const { cni, stack } = platform;
  const group = groupOn(platform);
  const template = Template.fromStack(stack).toJSON() as CfnTemplate;

  test('has the tag on each pod subnet and on no other', () => {
    expect(tagged(template)).toEqual(['100.64.0.0/18 1', '100.64.64.0/18 1', '100.64.128.0/18 1']);
    expect(idsOfType(template, 'AWS::EC2::Subnet')).toHaveLength(9); // a public, a private and a pod subnet in three zones
  });

  test('has the subnets, routes and reservations of the network it was made from', () => {
    const other = platformOf({ podNetwork: POD_NETWORK }, stackIn({ app: new App() }));
    const idsIn = (resources: CfnTemplate) => Object.keys(resources.Resources).filter((id) => /^CniPod/.test(id));

    expect(idsIn(template)).toEqual(idsIn(Template.fromStack(other.stack).toJSON() as CfnTemplate));
    expect(idsOfType(template, 'AWS::EC2::SubnetCidrReservation')).toHaveLength(3);
  });

  test('has no ENIConfig, and custom networking is off, which would win', () => {
    expect(configurationOf(cni)).toEqual({
      env: {
        ENABLE_PREFIX_DELEGATION: 'true',
        WARM_PREFIX_TARGET: '1',
        AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false',
        AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false',
      },
    });
    expect(schemaProblems(configurationOf(cni))).toEqual([]);
    expect([cni.placement, cni.podSubnets?.availabilityZones]).toEqual([PodPlacement.SUBNET_DISCOVERY, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']]);
    expect(cni.findings).toEqual([]);
  });

  test('leaves all ENIs of a node to pods', () => {
    expect(group.capacity.binding).toMatchObject({ enis: 3, eniLimitedPods: 434 }); // 3 * 9 * 16 + 2
    expect(groupOn(discovering({ ipAssignment: IpAssignment.secondaryIp() })).maxPods).toBe(29); // 3 * 9 + 2; with custom networking 20
  });

  test('is there before the add-on, and that before the nodes, whose id carries the mode and whose labels name nothing', () => {
    const [id] = idsOfType(template, 'AWS::EKS::Nodegroup');
    const addon = idsOfType(template, 'AWS::EKS::Addon').find((each) => template.Resources[each].Properties.AddonName === 'vpc-cni')!;
    const earlier = Object.keys(template.Resources).filter((each) => /^CniPod/.test(each));

    expect(earlier).toHaveLength(1 + 3 * 3);
    expect(earlier.filter((each) => !closureOf(template, addon).has(each))).toEqual([]);
    expect([...closureOf(template, id)]).toEqual(expect.arrayContaining([addon, ...earlier]));
    expect(id).toMatch(/^GroupPrefixSubnetDiscovery[0-9A-F]{8}$/);
    expect(template.Resources[id].Properties.Labels).toBeUndefined();
  });
});

test('where zones are tokens the subnets are tagged all the same', () => {
  const stack = stackIn({ region: undefined, app: new App() });
  new VpcCniAddon(stack, 'Cni', { cluster: clusterOf(stack, zoneAgnosticVpc(stack)), podNetwork: DISCOVERY });

  expect(tagged(Template.fromStack(stack).toJSON() as CfnTemplate)).toEqual(['100.64.0.0/18 1', '100.64.64.0/18 1']);
});

test('a group may run in a zone without pod subnet: nodes then use their own', () => {
  const podNetwork = PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a'] }));
  const group = groupOn(discovering({ podNetwork }), { subnets: { availabilityZones: ['eu-west-1a', 'eu-west-1b'] } });

  expect(group.availabilityZones).toEqual(['eu-west-1a', 'eu-west-1b']);
  expect(namesOf(group.findings)).not.toContain('pod-subnet-missing');
  expect(groupOn(discovering({ podNetwork })).availabilityZones).toEqual(['eu-west-1a']);
});

test('space that is reserved beside single addresses is warned of, as in other networks', () => {
  const podNetwork = PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr('100.64.0.0/16', { reservation: ReservationShare.HALF }));

  expect(namesOf(platformOf({ ipAssignment: IpAssignment.secondaryIp(), podNetwork }).cni.findings)).toEqual(['reservation-unused']);
});

describe('subnets that are given', () => {
  const discovered = (subnets: (platform: Pick<Platform, 'stack' | 'cluster'>) => ec2.ISubnet[]) => {
    const stack = stackIn({ app: new App() });
    const cluster = clusterOf(stack, vpcOf(stack));
    const given = PodSubnets.fromSubnets(stack, 'Given', subnets({ stack, cluster }));
    return { stack, cni: new VpcCniAddon(stack, 'Discovering', { cluster, podNetwork: PodNetwork.subnetDiscovery(PodNetwork.subnets(given)) }) };
  };
  const made = ({ stack, cluster }: Pick<Platform, 'stack' | 'cluster'>) => new ec2.Subnet(stack, 'Made', { vpcId: cluster.vpc.vpcId, availabilityZone: 'eu-west-1a', cidrBlock: '10.1.0.0/24' });

  test('are tagged where this app makes them', () => {
    const { stack, cni } = discovered((platform) => [made(platform)]);

    expect(tagged(Template.fromStack(stack).toJSON() as CfnTemplate)).toEqual(['10.1.0.0/24 1']);
    expect(cni.findings).toEqual([]);
  });

  test('are spoken of where they are imported, each by its id', () => {
    const imported = ({ stack }: Pick<Platform, 'stack'>) => importedVpc(stack, { id: 'Imported' }).privateSubnets;
    const { cni } = discovered(imported);

    const tag = 'kubernetes.io/role/cni';
    expect(saidBy(cni.findings)).toEqual([['pod-subnet-sources.tagUnseen', { subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'], tag }]]);
    const one = discovered((platform) => [made(platform), ec2.Subnet.fromSubnetAttributes(platform.stack, 'One', { subnetId: 'subnet-0123456789abcdef7', availabilityZone: 'eu-west-1b' })]);
    expect(saidBy(one.cni.findings)).toEqual([['pod-subnet-sources.tagUnseen', { subnets: ['subnet-0123456789abcdef7'], tag }]]);
  });

  test('are tagged where they are a PodSubnets of this app', () => {
    const stack = stackIn({ app: new App() });
    const vpc = vpcOf(stack);
    const podSubnets = new PodSubnets(stack, 'Pods', { vpc, cidr: new SecondaryCidr(stack, 'Cidr', { vpc, cidr: '100.64.0.0/16' }) });
    const { findings } = new VpcCniAddon(stack, 'Discovering', { cluster: clusterOf(stack, vpc), podNetwork: PodNetwork.subnetDiscovery(PodNetwork.subnets(podSubnets)) });

    expect(findings).toEqual([]);
    expect(tagged(Template.fromStack(stack).toJSON() as CfnTemplate)).toHaveLength(3);
  });

  // The views of a PodSubnets stand for subnets of this app, and are neither tagged nor seen to be: they should be tagged as the others are.
  test('are tagged where they are the subnets of a PodSubnets', () => {
    const { stack, cluster, cni } = platformOf({ podNetwork: POD_NETWORK }, stackIn({ app: new App() }));
    const given = PodSubnets.fromSubnets(stack, 'Given', cni.podSubnets!.subnets);

    expect(new VpcCniAddon(stack, 'Discovering', { cluster, podNetwork: PodNetwork.subnetDiscovery(PodNetwork.subnets(given)) }).findings).toEqual([]);
  });
});

describe('what does not go with it', () => {
  test.each([
    ['node-subnets', PodNetwork.nodeSubnets()],
    ['subnet-discovery', DISCOVERY],
  ])('fails for a network of %s', (placement, podNetwork) => {
    expect(saidBy(findingsThrownBy(() => PodNetwork.subnetDiscovery(podNetwork)))).toEqual([['pod-subnet-sources.withoutPodSubnets', { placement }]]);
  });

  test('fails for a network that cannot be, with the path of its part', () => {
    expectRefusal(() => platformOf({ podNetwork: PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr('100.64.0.0/10')) }), 'Stack/Cni/PodCidr', ['vpc-cidr-size', { cidr: '100.64.0.0/10', largest: 16, smallest: 28 }]);
  });

  // Pods have the groups of their node: groups that are given for them reach no ENIConfig, and are dropped without a word.
  test('fails for podSecurityGroups', () => {
    const podSecurityGroups = [ec2.SecurityGroup.fromSecurityGroupId(stackIn(), 'Group', 'sg-1')];

    expectSaid(() => platformOf({ podNetwork: DISCOVERY, podSecurityGroups }), 'Stack/Cni', ['vpc-cni-settings.groupsWithoutEniConfigs', {}]);
  });

  // The variable that switches discovery off makes pod subnets of nothing: it is the affair of 'podNetwork'.
  test('fails for ENABLE_SUBNET_DISCOVERY in environment', () => {
    expectSaid(() => platformOf({ podNetwork: DISCOVERY, environment: { ENABLE_SUBNET_DISCOVERY: 'false' } }), 'Stack/Cni',
      ['cni-variables.ofDiscovery', { variable: 'ENABLE_SUBNET_DISCOVERY' }]);
  });
});
