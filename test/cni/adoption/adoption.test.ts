import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ReservationShare } from '../../../src/addressing/subnet-blocks';
import { IpAssignment } from '../../../src/capacity/ip-assignment';
import { WarmPool } from '../../../src/capacity/warm-pool';
import { PodCapacityCluster } from '../../../src/cluster/pod-capacity-cluster';
import { RunningVpcCni } from '../../../src/cni/adoption/running-cni';
import { CniPermissions } from '../../../src/cni/cni-permissions';
import { SecurityGroupsForPods } from '../../../src/cni/security-groups-for-pods';
import { SnatPolicy } from '../../../src/cni/snat-policy';
import { VpcCniAddon } from '../../../src/cni/vpc-cni-addon';
import { AddonConflictResolution, VpcCniAddonProps } from '../../../src/cni/vpc-cni-addon-props';
import { PodNetwork } from '../../../src/network/pod-network';
import { PodPlacement } from '../../../src/network/pod-placement';
import { PodSubnets } from '../../../src/network/pod-subnets';
import { awsNode, describedCni } from '../../private/aws-node';
import { importedVpc, stackIn } from '../../private/cdk-fixtures';
import { expectRefusal } from '../../private/cdk-refusals';

const permissions = CniPermissions.nodeRole();

/** An add-on that adopts, on a cluster of another tool. */
function adopting(props: Omit<VpcCniAddonProps, 'cluster'>, stack: Stack = stackIn()) {
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main', vpc: importedVpc(stack) });
  const cni = new VpcCniAddon(stack, 'Cni', { cluster, ...props });
  return { stack, cni, addon: () => Object.values(Template.fromStack(stack).findResources('AWS::EKS::Addon'))[0].Properties };
}

const idsOf = (cni: VpcCniAddon) => cni.findings.map(({ id }) => id.split(':')[1]);
const env = (variables: object) => RunningVpcCni.fromConfiguration(JSON.stringify({ env: variables }));

describe('what is written', () => {
  const text = '{ "env" : {"WARM_ENI_TARGET":"2"},\n "resources":{} }';

  test('is the text of the add-on, its version and its role, and nothing is made', () => {
    const adopt = RunningVpcCni.fromAddon(JSON.stringify(describedCni({ configurationValues: text, serviceAccountRoleArn: 'arn:aws:iam::111122223333:role/a' })));
    const { cni, addon, stack } = adopting({ adopt });

    expect(addon()).toEqual({
      AddonName: 'vpc-cni',
      AddonVersion: 'v1.20.4-eksbuild.1',
      ClusterName: 'main',
      ConfigurationValues: text,
      ResolveConflicts: 'OVERWRITE',
      ServiceAccountRoleArn: 'arn:aws:iam::111122223333:role/a',
    });
    expect(Object.keys(Template.fromStack(stack).toJSON().Resources)).toHaveLength(1);
    expect(idsOf(cni)).toEqual([]);
    expect([cni.permissionsOnNodeRole, cni.addonVersion]).toEqual([false, 'v1.20.4-eksbuild.1']);
  });

  test.each<[string, RunningVpcCni, unknown]>([
    ['YAML as it was sent', RunningVpcCni.fromConfiguration('env:\n  WARM_ENI_TARGET: "2"\n'), 'env:\n  WARM_ENI_TARGET: "2"\n'],
    ['an object in its order', RunningVpcCni.fromConfiguration({ resources: {}, env: { B: '1', A: '2' } }), '{"resources":{},"env":{"B":"1","A":"2"}}'],
    ['nothing where there is nothing', RunningVpcCni.fromConfiguration(), undefined],
    ['nothing where all is as EKS installs it', RunningVpcCni.fromDaemonSet(awsNode()), undefined],
    ['what differs from that', RunningVpcCni.fromDaemonSet(awsNode({ env: { WARM_IP_TARGET: '5' } })), '{"env":{"WARM_IP_TARGET":"5"}}'],
    ['what was changed by hand', RunningVpcCni.fromAddon(describedCni({ configurationValues: text }), awsNode({ env: { WARM_ENI_TARGET: '3' } })), '{"env":{"WARM_ENI_TARGET":"3"},"resources":{}}'],
    ['the text where nothing was', RunningVpcCni.fromAddon(describedCni({ configurationValues: text }), awsNode({ env: { WARM_ENI_TARGET: '2' } })), text],
  ])('is %s', (_, adopt, written) => {
    const { addon } = adopting({ adopt, permissions });

    expect(addon().ConfigurationValues).toBe(written);
  });

  test('holds tokens as they are, outside of what the mode follows from', () => {
    const stack = stackIn();
    const subnet = new ec2.CfnSubnet(stack, 'Subnet', { vpcId: 'vpc-1', cidrBlock: '100.64.0.0/18' });
    const values = { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' }, eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: subnet.ref } } } };
    const { cni, addon } = adopting({ adopt: RunningVpcCni.fromConfiguration(stack.toJsonString(values)), permissions }, stack);

    expect(addon().ConfigurationValues).toEqual(stack.resolve(stack.toJsonString(values)));
    expect(cni.placement).toBe(PodPlacement.CUSTOM_NETWORKING);
    const parameter = new CfnParameter(stackIn(), 'Prefixes').valueAsString;
    expectRefusal(() => adopting({ adopt: env({ ENABLE_PREFIX_DELEGATION: parameter }), permissions }), 'Stack/Cni',
      ['adoption-untold', { settings: ['ENABLE_PREFIX_DELEGATION'] }]);
  });
});

test.each<[string, object, object]>([
  ['nothing set', {}, { ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.enis(1), maxEni: undefined, trunkEni: false, placement: PodPlacement.NODE_SUBNETS }],
  ['prefixes', { ENABLE_PREFIX_DELEGATION: '1', WARM_PREFIX_TARGET: '2' }, { ipAssignment: IpAssignment.prefixDelegation(), warmPool: WarmPool.prefixes(2) }],
  ['a target of addresses', { WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '20' }, { warmPool: WarmPool.addresses(5, 20) }],
  ['fewer ENIs, and a trunk', { MAX_ENI: '2', ENABLE_POD_ENI: 'true' }, { maxEni: 2, trunkEni: true }],
  ['custom networking', { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' }, { placement: PodPlacement.CUSTOM_NETWORKING, podSubnets: undefined }],
])('nodes take the mode that runs: %s', (_, variables, expected) => {
  expect(adopting({ adopt: env(variables), permissions }).cni).toMatchObject(expected);
});

test('Windows nodes take what runs', () => {
  const adopt = RunningVpcCni.fromConfiguration({ enableWindowsIpam: 'true' });

  expect(adopting({ adopt, permissions }).cni.windows).toMatchObject({ ipAssignment: IpAssignment.secondaryIp() });
  expect(adopting({ adopt: env({}), permissions }).cni.windows).toBeUndefined();
  expect(adopting({ adopt: RunningVpcCni.fromDaemonSet(awsNode()), permissions, windows: {} }).addon().ConfigurationValues).toBe('{"enableWindowsIpam":"true"}');
});

describe('beside it', () => {
  const running = { ENABLE_PREFIX_DELEGATION: 'true', WARM_IP_TARGET: '5', AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true', ENABLE_POD_ENI: 'true', MAX_ENI: '3', AWS_VPC_ENI_MTU: '8000' };
  const adopt = RunningVpcCni.fromConfiguration({ env: running, enableNetworkPolicy: 'true', init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } } }, 'v1.20.4-eksbuild.1');

  test.each<[string, Omit<VpcCniAddonProps, 'cluster'>]>([
    ['ipAssignment', { ipAssignment: IpAssignment.prefixDelegation() }],
    ['warmPool', { warmPool: WarmPool.addresses(5) }],
    ['snat', { snat: SnatPolicy.external() }],
    ['securityGroupsForPods', { securityGroupsForPods: SecurityGroupsForPods.strict() }],
    ['maxEni', { maxEni: 3 }],
    ['networkPolicy', { networkPolicy: true }],
    ['environment', { environment: { AWS_VPC_ENI_MTU: '8000', ANNOTATE_POD_IP: 'false' } }],
    ['addonVersion', { addonVersion: 'v1.20.4-eksbuild.1' }],
    ['conflictResolution', { conflictResolution: AddonConflictResolution.PRESERVE }],
    ['podNetwork', { podNetwork: PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE }) }],
  ])('%s that is what runs is taken', (_, props) => {
    expect(() => adopting({ adopt, permissions, ...props })).not.toThrow();
  });

  test.each<[string, Omit<VpcCniAddonProps, 'cluster'>, object]>([
    ['ipAssignment', { ipAssignment: IpAssignment.secondaryIp() }, { given: 'ENABLE_PREFIX_DELEGATION=false', runs: 'ENABLE_PREFIX_DELEGATION=true' }],
    ['warmPool', { warmPool: WarmPool.prefixes(1) }, { given: 'WARM_PREFIX_TARGET=1', runs: 'WARM_IP_TARGET=5' }],
    ['snat', { snat: SnatPolicy.node() }, { given: 'AWS_VPC_K8S_CNI_EXTERNALSNAT=false' }],
    ['securityGroupsForPods', { securityGroupsForPods: SecurityGroupsForPods.standard() }, { runs: 'POD_SECURITY_GROUP_ENFORCING_MODE=strict' }],
    ['maxEni', { maxEni: 2 }, { given: 'MAX_ENI=2', runs: 'MAX_ENI=3' }],
    ['networkPolicy', { networkPolicy: false }, { given: 'enableNetworkPolicy=false' }],
    ['environment', { environment: { AWS_VPC_ENI_MTU: '9001', DISABLE_METRICS: 'true' } }, { given: 'AWS_VPC_ENI_MTU=9001, DISABLE_METRICS=true', runs: 'AWS_VPC_ENI_MTU=8000, DISABLE_METRICS=false' }],
    ['addonVersion', { addonVersion: 'v1.21.1-eksbuild.1' }, { given: 'v1.21.1-eksbuild.1', runs: 'v1.20.4-eksbuild.1' }],
    ['podSecurityGroups', { podSecurityGroups: [] }, {}],
    ['earlierMode', { earlierMode: { ipAssignment: IpAssignment.secondaryIp() } }, {}],
    ['windows', { windows: {} }, { given: 'enableWindowsIpam=true' }],
  ])('%s that asks for something else is refused', (prop, props, facts) => {
    expectRefusal(() => adopting({ adopt, permissions, ...props }), 'Stack/Cni', ['adoption-contradicted', { prop, ...facts }]);
  });

  test('all that asks for something else is refused at once', () => {
    expectRefusal(() => adopting({ adopt, permissions, maxEni: 2, snat: SnatPolicy.node(), logicalId: '-' }), 'Stack/Cni',
      ['option-refused', { got: '-' }], ['adoption-contradicted', { prop: 'maxEni' }], ['adoption-contradicted', { prop: 'snat' }]);
  });

  test('a generation is refused', () => {
    const { cni } = adopting({ adopt, permissions });
    expectRefusal(() => cni.addGeneration('second', PodNetwork.secondaryCidr('100.64.0.0/16')), 'Stack/Cni', ['adoption-contradicted']);
  });
});

test('a PodCapacityCluster, which is made here, adopts nothing', () => {
  const props = { version: eks.KubernetesVersion.V1_34, podNetwork: PodNetwork.nodeSubnets(), vpcCni: { adopt: env({}) } as any };
  expectRefusal(() => new PodCapacityCluster(stackIn(), 'Platform', props), 'Stack/Platform',
    ['option-refused', { prop: 'vpcCni.adopt', why: 'is for a cluster that runs, and this one is made here' }]);
});

describe('the pod network', () => {
  const subnetsIn = (stack: Stack) => PodSubnets.fromSubnets(stack, 'PodSubnets', ['a', 'b'].map((zone) =>
    ec2.Subnet.fromSubnetAttributes(stack, zone, { subnetId: `subnet-0${zone}`, availabilityZone: `eu-west-1${zone}`, ipv4CidrBlock: `100.64.${zone === 'a' ? 0 : 64}.0/18` })));
  const custom = (subnets?: object) => RunningVpcCni.fromConfiguration({
    env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' }, ...subnets && { eniConfig: { create: true, region: 'eu-west-1', subnets } },
  });

  test('names the subnets of ENIConfigs, which are not written', () => {
    const stack = stackIn();
    const { cni, addon } = adopting({ adopt: custom(), permissions, podNetwork: PodNetwork.subnets(subnetsIn(stack)) }, stack);

    expect(cni.podSubnets!.availabilityZones).toEqual(['eu-west-1a', 'eu-west-1b']);
    expect(addon().ConfigurationValues).toBe('{"env":{"AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG":"true"}}');
    expect(idsOf(cni)).not.toContain('adopted-pod-subnets-unseen');
  });

  test('is missed where custom networking runs, and only there', () => {
    expect(idsOf(adopting({ adopt: custom(), permissions }).cni)).toEqual(['adopted-pod-subnets-unseen']);
    expect(idsOf(adopting({ adopt: env({}), permissions }).cni)).toEqual([]);
  });

  test.each<[string, object, number]>([
    ['the same', { a: { id: 'subnet-0a' }, b: { id: 'subnet-0b' } }, 0],
    ['one fewer', { a: { id: 'subnet-0a' } }, 1],
    ['another', { a: { id: 'subnet-0a' }, b: { id: 'subnet-0c' } }, 1],
  ])('is held against the ENIConfigs of the add-on: %s', (_, subnets, count) => {
    const stack = stackIn();
    const make = () => adopting({ adopt: custom(subnets), permissions, podNetwork: PodNetwork.subnets(subnetsIn(stack)) }, stack);
    if (count === 0) expect(make).not.toThrow();
    else expectRefusal(make, 'Stack/Cni', ['adoption-contradicted', { given: ['subnet-0a', 'subnet-0b'] }]);
  });

  test.each<[string, () => RunningVpcCni, PodNetwork]>([
    ['pod subnets where none run', () => env({}), PodNetwork.secondaryCidr('100.64.0.0/16')],
    ['subnets of nodes where ENIConfigs run', custom, PodNetwork.nodeSubnets()],
    ['tagged ones where ENIConfigs run', custom, PodNetwork.taggedSubnets(PodNetwork.secondaryCidr('100.64.0.0/16'))],
    ['tagged ones where discovery is off', () => env({ ENABLE_SUBNET_DISCOVERY: 'false' }), PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr('100.64.0.0/16'))],
  ])('is refused: %s', (_, adopt, podNetwork) => {
    expectRefusal(() => adopting({ adopt: adopt(), permissions, podNetwork }), 'Stack/Cni', ['adoption-contradicted', { given: podNetwork.placement }]);
  });
});

describe('what would be refused of settings that somebody asks for', () => {
  test.each<[string, object, string]>([
    ['a variable that is not modelled', { ENABLE_MULTI_NIC: 'true' }, 'cni-setting-unmodelled'],
    ['no addresses', { ENABLE_IMDS_ONLY_MODE: 'true' }, 'cni-gives-no-addresses'],
    ['a text that is no number', { AWS_VPC_ENI_MTU: 'banana' }, 'cni-setting-invalid'],
    ['nothing warm', { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '0' }, 'cni-gives-no-addresses'],
  ])('is a warning: %s', (_, variables) => {
    expect(idsOf(adopting({ adopt: env(variables), permissions }).cni)).toEqual(['adopted-setting-refused']);
  });

  test.each<[string, object, string[]]>([
    ['a dead target', { WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '2' }, ['cni-setting-idle']],
    ['a name that nobody knows', { MY_SWITCH: '1' }, ['cni-setting-unknown']],
    ['what is legal', { WARM_ENI_TARGET: '2' }, []],
  ])('stays a warning where it was one: %s', (_, variables, ids) => {
    expect(idsOf(adopting({ adopt: env(variables), permissions }).cni)).toEqual(ids);
  });
});
