import { App, Aws, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { WarmPool } from '../../src/capacity/warm-pool';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { SnatPolicy } from '../../src/cni/snat-policy';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { AddonConflictResolution } from '../../src/cni/vpc-cni-addon-props';
import { PodNetwork } from '../../src/network/pod-network';
import { PodPlacement } from '../../src/network/pod-placement';
import { PodSubnets } from '../../src/network/pod-subnets';
import { configurationOf, placeholder, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { schemaProblems } from '../private/cdk-addon-schema';
import { warningsOf } from '../private/cdk-assembly';
import { clusterOf, importedVpc, stackIn, vpcOf, zoneAgnosticVpc } from '../private/cdk-fixtures';
import { idOf, namesOf } from '../private/cdk-refusals';

const ADDON = 'AWS::EKS::Addon';

/** The add-on vpc-cni of a template. */
function addonIn(template: Template): { Properties: Record<string, unknown>; DependsOn: string[] } {
  const [addon] = Object.values(template.findResources(ADDON, { Properties: { AddonName: 'vpc-cni' } }));
  return addon as ReturnType<typeof addonIn>;
}

describe('the template', () => {
  const { stack, cluster, cni } = platformOf({ podNetwork: POD_NETWORK });
  const template = Template.fromStack(stack);
  const idOfResource = (type: string, index: number = 0) => Object.keys(template.findResources(type))[index];

  test('S90: holds the add-on of the cluster, which overwrites what was changed by hand, of any version', () => {
    const { configurationValues } = cni.node.defaultChild as eks.CfnAddon;

    expect(stack.getLogicalId(cni.node.defaultChild as eks.CfnAddon)).toBe('CniB31145BD');
    expect(addonIn(template).Properties).toEqual({
      AddonName: 'vpc-cni',
      ClusterName: stack.resolve(cluster.clusterName),
      ResolveConflicts: 'OVERWRITE',
      PodIdentityAssociations: [{ RoleArn: { 'Fn::GetAtt': ['CniRole6830D495', 'Arn'] }, ServiceAccount: 'aws-node' }],
      ConfigurationValues: stack.resolve(configurationValues),
    });
  });

  test('configures prefixes with one warm one, node SNAT, and an ENIConfig a zone named like the zone (S28, S43, S90, S97)', () => {
    const configuration = configurationOf(cni);

    expect(configuration).toEqual({
      env: {
        ENABLE_PREFIX_DELEGATION: 'true',
        WARM_PREFIX_TARGET: '1',
        AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false',
        AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
        ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
      },
      eniConfig: {
        create: true,
        region: 'eu-west-1',
        subnets: Object.fromEntries(cni.podSubnets!.subnets.map((subnet) =>
          [subnet.availabilityZone, { id: placeholder(stack.resolve(subnet.subnetId)) }])),
      },
    });
    expect(Object.keys(configuration.eniConfig!.subnets)).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
    expect(schemaProblems(configuration)).toEqual([]);
  });

  test('makes the add-on wait for the pod subnets, which wait for their block, for routes, reservations and the pod identity agent (S43, S59)', () => {
    const podSubnets = template.findResources('AWS::EC2::Subnet', { Properties: { CidrBlock: Match.stringLikeRegexp('^100\\.64\\.') } });
    const waitsFor = [
      ...Object.keys(podSubnets),
      ...Object.keys(template.findResources('AWS::EC2::SubnetRouteTableAssociation')).filter((id) => id.startsWith('Cni')),
      ...Object.keys(template.findResources('AWS::EC2::SubnetCidrReservation')),
      idOfResource(ADDON),
    ];

    expect(waitsFor).toHaveLength(3 + 3 + 3 + 1);
    expect(addonIn(template).DependsOn).toEqual(expect.arrayContaining(waitsFor));
    expect(Object.values(podSubnets).map(({ DependsOn }) => DependsOn)).toEqual(Array(3).fill([idOfResource('AWS::EC2::VPCCidrBlock')]));
    expect(template.findResources(ADDON)[idOfResource(ADDON)].Properties.AddonName).toBe('eks-pod-identity-agent');
  });

  test('gives the permissions to a role that the pods of the VPC CNI alone can assume', () => {
    expect(template.findResources('AWS::IAM::Role', { Properties: { Description: Match.stringLikeRegexp('VPC CNI') } })).toEqual({
      CniRole6830D495: {
        Type: 'AWS::IAM::Role',
        Properties: {
          Description: 'EC2 permissions of the VPC CNI, for the pods of aws-node',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Action: ['sts:AssumeRole', 'sts:TagSession'], Effect: 'Allow', Principal: { Service: 'pods.eks.amazonaws.com' } }],
          },
          ManagedPolicyArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AmazonEKS_CNI_Policy']] }],
        },
      },
    });
  });

  test('holds no Lambda and no custom resource (S43)', () => {
    const types = Object.values<{ Type: string }>(template.toJSON().Resources).map(({ Type }) => Type);

    expect(types.filter((type) => /Lambda|Custom|CloudFormation::/.test(type))).toEqual([]);
  });
});

describe('where zones are tokens', () => {
  test('ENIConfigs are named by the zones of the same subnets, and the Region is that of the stack (S28)', () => {
    const stack = stackIn({ region: undefined });
    const cluster = clusterOf(stack, zoneAgnosticVpc(stack));
    const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: POD_NETWORK });
    const { eniConfig } = configurationOf(cni);

    expect(eniConfig!.region).toBe(placeholder({ Ref: 'AWS::Region' }));
    expect(Object.entries(eniConfig!.subnets)).toEqual(cni.podSubnets!.subnets.map((subnet) =>
      [placeholder(stack.resolve(subnet.availabilityZone)), { id: placeholder(stack.resolve(subnet.subnetId)) }]));
    expect(stack.resolve(Aws.REGION)).toEqual({ Ref: 'AWS::Region' });
    expect(schemaProblems(configurationOf(cni))).toEqual([]);
  });
});

describe('ipAssignment and warmPool', () => {
  test.each<[string, IpAssignment | undefined, WarmPool | undefined, Record<string, string>]>([
    ['nothing given', undefined, undefined, { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' }],
    ['prefixes', IpAssignment.prefixDelegation(), undefined, { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' }],
    ['single addresses', IpAssignment.secondaryIp(), undefined, { ENABLE_PREFIX_DELEGATION: 'false', WARM_ENI_TARGET: '1' }],
    ['prefixes, three warm', IpAssignment.prefixDelegation(), WarmPool.prefixes(3), { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '3' }],
    ['prefixes by addresses', undefined, WarmPool.addresses(5, 20), { ENABLE_PREFIX_DELEGATION: 'true', WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '20' }],
    ['single addresses by addresses', IpAssignment.secondaryIp(), WarmPool.addresses(2), { ENABLE_PREFIX_DELEGATION: 'false', WARM_IP_TARGET: '2' }],
    ['single addresses, two ENIs', IpAssignment.secondaryIp(), WarmPool.enis(2), { ENABLE_PREFIX_DELEGATION: 'false', WARM_ENI_TARGET: '2' }],
  ])('%s', (_, ipAssignment, warmPool, env) => {
    const { cni } = platformOf({ ipAssignment, warmPool });
    const rendered = configurationOf(cni).env;

    expect(Object.fromEntries(Object.entries(rendered).filter(([name]) => /PREFIX|WARM|MINIMUM/.test(name)))).toEqual(env);
    expect(cni.findings).toEqual([]);
    expect(cni.warmPool.environment()).toEqual(Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'ENABLE_PREFIX_DELEGATION')));
  });

  test('no warm prefix is an error, for the VPC CNI does not start with it', () => {
    const { stack, cni } = platformOf({ warmPool: WarmPool.none() });

    expect(namesOf(cni.findings)).toEqual(['cni-gives-no-addresses']);
    expect(configurationOf(cni).env).toMatchObject({ WARM_PREFIX_TARGET: '0' });
    expect(() => (stack.node.root as App).synth()).toThrow('cni-gives-no-addresses');
    expect(cni.node.validate()).toEqual([expect.stringContaining('[cdk-eks-pod-capacity:cni-gives-no-addresses]')]);
  });
});

describe('snat', () => {
  const EXTERNAL = 'AWS_VPC_K8S_CNI_EXTERNALSNAT';
  const EXCEPT = 'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS';

  test.each<[string, SnatPolicy | undefined, Record<string, string | undefined>]>([
    ['the node by default', undefined, { [EXTERNAL]: 'false', [EXCEPT]: undefined }],
    ['the node', SnatPolicy.node(), { [EXTERNAL]: 'false', [EXCEPT]: undefined }],
    ['the node, with exceptions', SnatPolicy.nodeExcept(['10.0.0.0/8', '172.16.0.0/12']), { [EXTERNAL]: 'false', [EXCEPT]: '10.0.0.0/8,172.16.0.0/12' }],
    ['whoever is outside', SnatPolicy.external(), { [EXTERNAL]: 'true', [EXCEPT]: undefined }],
  ])('is done by %s', (_, snat, env) => {
    const rendered = configurationOf(platformOf({ snat }).cni).env;

    expect({ [EXTERNAL]: rendered[EXTERNAL], [EXCEPT]: rendered[EXCEPT] }).toEqual(env);
  });

  test('exceptions may be tokens', () => {
    const stack = stackIn();
    const cidr = new CfnParameter(stack, 'Office').valueAsString;
    const { cni } = platformOf({ snat: SnatPolicy.nodeExcept([cidr, '10.0.0.0/8']) }, stack);

    expect(configurationOf(cni).env[EXCEPT]).toBe(`${placeholder({ Ref: 'Office' })},10.0.0.0/8`);
  });
});

describe('the other settings', () => {
  test('maxEni', () => {
    expect(configurationOf(platformOf().cni).env.MAX_ENI).toBeUndefined();
    expect(platformOf().cni.maxEni).toBeUndefined();
    expect(configurationOf(platformOf({ maxEni: 2 }).cni).env.MAX_ENI).toBe('2');
    expect(platformOf({ maxEni: 2 }).cni.maxEni).toBe(2);
  });

  test('networkPolicy', () => {
    expect(configurationOf(platformOf().cni).enableNetworkPolicy).toBeUndefined();
    expect(configurationOf(platformOf({ networkPolicy: true }).cni).enableNetworkPolicy).toBe('true');
    expect(configurationOf(platformOf({ networkPolicy: false }).cni).enableNetworkPolicy).toBe('false');
  });

  test('environment, whose values may be tokens', () => {
    const stack = stackIn();
    const { cni } = platformOf({ environment: { AWS_VPC_K8S_CNI_LOGLEVEL: 'DEBUG', ADDITIONAL_ENI_TAGS: Fn.importValue('Tags') } }, stack);

    expect(configurationOf(cni).env).toMatchObject({ AWS_VPC_K8S_CNI_LOGLEVEL: 'DEBUG', ADDITIONAL_ENI_TAGS: placeholder({ 'Fn::ImportValue': 'Tags' }) });
  });

  test('podSecurityGroups: those of the node by default, and otherwise those given in every zone', () => {
    const stack = stackIn();
    const groups = ['sg-1', Lazy.string({ produce: () => 'sg-2' })].map((id, index) => ec2.SecurityGroup.fromSecurityGroupId(stack, `Group${index}`, id));
    const { cni } = platformOf({ podNetwork: POD_NETWORK, podSecurityGroups: groups }, stack);

    expect(Object.values(configurationOf(cni).eniConfig!.subnets).map(({ securityGroups }) => securityGroups)).toEqual(Array(3).fill(['sg-1', 'sg-2']));
    expect(Object.values(configurationOf(platformOf({ podNetwork: POD_NETWORK }).cni).eniConfig!.subnets).map((subnet) => Object.keys(subnet)))
      .toEqual(Array(3).fill(['id']));
  });

  test('addonVersion and conflictResolution, also tokens', () => {
    const stack = stackIn();
    const token = new CfnParameter(stack, 'Version').valueAsString;
    const { cni } = platformOf({ addonVersion: token, conflictResolution: AddonConflictResolution.PRESERVE }, stack);
    const addon = cni.node.defaultChild as eks.CfnAddon;

    expect(stack.resolve([addon.addonVersion, addon.resolveConflicts])).toEqual([{ Ref: 'Version' }, 'PRESERVE']);
    expect((platformOf({ addonVersion: 'v1.21.1-eksbuild.1' }).cni.node.defaultChild as eks.CfnAddon).addonVersion).toBe('v1.21.1-eksbuild.1');
    expect((platformOf().cni.node.defaultChild as eks.CfnAddon).addonVersion).toBeUndefined();
  });
});

describe('podNetwork', () => {
  test('without one, pods are in the subnets of the nodes', () => {
    const { cni } = platformOf();

    expect(cni.placement).toBe(PodPlacement.NODE_SUBNETS);
    expect(cni.podSubnets).toBeUndefined();
    expect(configurationOf(cni).eniConfig).toBeUndefined();
    expect(configurationOf(cni).env).toEqual(expect.not.objectContaining({ ENI_CONFIG_LABEL_DEF: expect.anything() }));
    expect(configurationOf(cni).env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG).toBe('false');
  });

  test('with one, pods are in subnets of their own, on the VPC of the cluster', () => {
    const { cluster, cni } = platformOf({ podNetwork: POD_NETWORK });
    const block = cni.node.findChild('PodCidr').node.defaultChild as ec2.CfnVPCCidrBlock;

    expect(cni.placement).toBe(PodPlacement.CUSTOM_NETWORKING);
    expect(cni.podSubnets).toBeInstanceOf(PodSubnets);
    expect(block.vpcId).toBe(cluster.vpc.vpcId);
  });

  test('given subnets are named by their zones', () => {
    const stack = stackIn();
    const subnets = importedVpc(stack, { id: 'Imported' }).privateSubnets;
    const { cni } = platformOf({ podNetwork: PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', subnets)) }, stack);

    expect(configurationOf(cni).eniConfig!.subnets).toEqual({
      'eu-west-1a': { id: 'subnet-0123456789abcdef0' },
      'eu-west-1b': { id: 'subnet-0123456789abcdef1' },
    });
  });
});

describe('permissions', () => {
  const associationsOf = (cni: VpcCniAddon) => Stack.of(cni).resolve((cni.node.defaultChild as eks.CfnAddon).podIdentityAssociations);

  test('through a given role: none is defined', () => {
    const stack = stackIn();
    const role = iam.Role.fromRoleArn(stack, 'Given', 'arn:aws:iam::111111111111:role/cni');
    const { cni } = platformOf({ permissions: CniPermissions.podIdentity(role) }, stack);

    expect(cni.role).toBe(role);
    expect(associationsOf(cni)).toEqual([{ roleArn: 'arn:aws:iam::111111111111:role/cni', serviceAccount: 'aws-node' }]);
    expect(cni.node.tryFindChild('Role')).toBeUndefined();
  });

  test('through the role of the nodes: no role, no association, no agent', () => {
    const { cluster, cni } = platformOf({ permissions: CniPermissions.nodeRole() });

    expect(cni.permissionsOnNodeRole).toBe(true);
    expect(cni.role).toBeUndefined();
    expect(associationsOf(cni)).toBeUndefined();
    expect(cluster.node.tryFindChild('EksPodIdentityAgentAddon')).toBeUndefined();
  });

  test('through pod identity on an imported cluster: that the agent cannot be seen is warned of', () => {
    const stack = stackIn();
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main', vpc: importedVpc(stack) });
    const cni = new VpcCniAddon(stack, 'Cni', { cluster });

    expect(namesOf(cni.findings)).toEqual(['pod-identity-agent-unseen']);
    expect(warningsOf(stack)).toEqual([expect.stringContaining(`[ack: ${idOf('pod-identity-agent-unseen')}]`)]);
    expect(new VpcCniAddon(stack, 'Other', { cluster, permissions: CniPermissions.nodeRole() }).findings).toEqual([]);
  });
});

test('the add-on may be in another stack than its cluster', () => {
  const stack = stackIn();
  const cluster = clusterOf(stack, vpcOf(stack));
  const other = new Stack(stack.node.root, 'Other', { env: { region: 'eu-west-1' } });
  new VpcCniAddon(other, 'Cni', { cluster, podNetwork: POD_NETWORK });

  Template.fromStack(other).hasResourceProperties(ADDON, { AddonName: 'vpc-cni', ClusterName: { 'Fn::ImportValue': Match.anyValue() } });
});
