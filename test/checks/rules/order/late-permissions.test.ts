import { App, CfnResource, Fn } from 'aws-cdk-lib';
import { plainCluster, PlainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const LATE = 'error node-need-after-nodes';
const KEPT: PlainParts = { cluster: { bootstrapSelfManagedAddons: true } };
const NODE_POLICIES = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'].map((name) => `arn:aws:iam::aws:policy/${name}`);
const grants = (...Action: string[]) => ({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const ATTACHES = grants('ec2:CreateNetworkInterface', 'ec2:AttachNetworkInterface');

const add = ({ stack }: PlainCluster, id: string, type: string, properties: Record<string, unknown>) =>
  new CfnResource(stack, id, { type, properties });

/** A cluster whose nodes have a role of the app, with which the VPC CNI attaches ENIs. */
function withRole(role: Record<string, unknown>, parts: PlainParts = {}): PlainCluster {
  const plain = plainCluster(parts);
  plain.group.nodeRole = add(plain, 'Role', 'AWS::IAM::Role', { ManagedPolicyArns: NODE_POLICIES, ...role }).getAtt('Arn').toString();
  return plain;
}

/** The same, with a policy that waits for the nodes. */
function withLatePolicy(type: string, properties: Record<string, unknown>, role: Record<string, unknown> = {}, parts: PlainParts = {}): PlainCluster {
  const plain = withRole(role, parts);
  add(plain, 'Policy', type, properties).addResourceDependency(plain.group);
  return plain;
}

const saidIn = ({ stack }: PlainCluster) => saidOf(stack.node.root as App).filter((each) => each.includes('node-need'));
const OF_ROLE = { Roles: [{ Ref: 'Role' }], PolicyDocument: ATTACHES };

describe('the policy of the nodes waits for them', () => {
  test.each<[string, Parameters<typeof withLatePolicy>, string[]]>([
    ['one inline', ['AWS::IAM::Policy', OF_ROLE], [`${LATE} at Policy`]],
    ['one that is managed', ['AWS::IAM::ManagedPolicy', OF_ROLE], [`${LATE} at Policy`]],
    ['one of a role', ['AWS::IAM::RolePolicy', { RoleName: { Ref: 'Role' }, PolicyDocument: ATTACHES }], [`${LATE} at Policy`]],
    ['one of a role by its name', ['AWS::IAM::RolePolicy', { RoleName: 'nodes', PolicyDocument: ATTACHES }, { RoleName: 'nodes' }], [`${LATE} at Policy`]],
    ['one with wildcards', ['AWS::IAM::Policy', { ...OF_ROLE, PolicyDocument: grants('EC2:*NetworkInterface') }], [`${LATE} at Policy`]],
    ['in a cluster with the VPC CNI of EKS', ['AWS::IAM::Policy', OF_ROLE, {}, { ...KEPT, env: null }], [`${LATE} at Policy`]],
    ['of another role', ['AWS::IAM::Policy', { ...OF_ROLE, Roles: ['other'] }], []],
    ['for something else', ['AWS::IAM::Policy', { ...OF_ROLE, PolicyDocument: grants('s3:GetObject') }], []],
    ['beside the one of AWS', ['AWS::IAM::Policy', OF_ROLE, { ManagedPolicyArns: [...NODE_POLICIES, 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'] }], []],
    ['beside one in the role', ['AWS::IAM::Policy', OF_ROLE, { Policies: [{ PolicyName: 'p', PolicyDocument: ATTACHES }] }], []],
    ['beside one that nobody knows', ['AWS::IAM::Policy', OF_ROLE, { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/ours'] }], []],
    ['beside inline ones that nobody knows', ['AWS::IAM::Policy', OF_ROLE, { Policies: { 'Fn::ImportValue': 'Policies' } }], []],
    ['beside one of these that nobody knows', ['AWS::IAM::Policy', OF_ROLE, { Policies: [{ 'Fn::ImportValue': 'Policy' }] }], [`${LATE} at Policy`]],
    ['beside a list that nobody knows', ['AWS::IAM::Policy', OF_ROLE, { ManagedPolicyArns: { 'Fn::ImportValue': 'Policies' } }], []],
    ['beside another one that nobody knows', ['AWS::IAM::Policy', OF_ROLE, { Policies: [{ PolicyName: 'p', PolicyDocument: { 'Fn::ImportValue': 'Document' } }] }], []],
    ['in a cluster with IPv6, which has others', ['AWS::IAM::Policy', OF_ROLE, {}, { cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }], []],
  ])('%s', (_, parts, expected) => {
    expect(saidIn(withLatePolicy(...parts))).toEqual(expected);
  });

  test.each<[string, boolean]>([
    ...[
      'AmazonEKSWorkerNodePolicy', 'AmazonEKSWorkerNodeMinimalPolicy', 'AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy', 'AmazonEC2ContainerRegistryPullOnly',
      'AmazonEC2ContainerRegistryReadOnly', 'AmazonEC2ContainerRegistryPowerUser', 'AmazonEC2ContainerRegistryFullAccess',
    ].map((name): [string, boolean] => [name, true]),
    ...['AmazonEKS_CNI_Policy', 'AdministratorAccess', 'PowerUserAccess', 'AmazonEC2FullAccess', 'AmazonS3ReadOnlyAccess'].map((name): [string, boolean] => [name, false]),
  ])('beside %s, of which it is known that it has no part in that: %s', (name, isSaid) => {
    const plain = withLatePolicy('AWS::IAM::Policy', OF_ROLE, { ManagedPolicyArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] }] });

    expect(saidIn(plain)).toEqual(isSaid ? [`${LATE} at Policy`] : []);
  });

  test('beside the same that does not', () => {
    const plain = withLatePolicy('AWS::IAM::Policy', OF_ROLE);
    add(plain, 'Early', 'AWS::IAM::Policy', OF_ROLE);

    expect(saidIn(plain)).toEqual([]);
  });

  test('of a role of somewhere else: nothing', () => {
    const plain = withLatePolicy('AWS::IAM::Policy', OF_ROLE);
    plain.group.nodeRole = Fn.importValue('Role');

    expect(saidIn(plain)).toEqual([]);
  });
});

describe('the add-on waits for the nodes, whose role may not attach ENIs', () => {
  const backwards = (role: Record<string, unknown>, parts: PlainParts = KEPT) => {
    const plain = withRole(role, { ordered: false, env: {}, ...parts });
    plain.addon!.addResourceDependency(plain.group);
    return saidIn(plain);
  };

  test.each<[string, Parameters<typeof backwards>, string[]]>([
    ['and EKS has installed a VPC CNI, which has that role', [{}], [`${LATE} at Cni`]],
    ['but may, by the policy of AWS', [{ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'] }], []],
    ['as far as is known', [{ ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/ours'] }], []],
    ['in a cluster of which it is not known', [{}, { cluster: { bootstrapSelfManagedAddons: Fn.importValue('Bare') as never } }], []],
  ])('%s', (_, parts, expected) => {
    expect(backwards(...parts)).toEqual(expected);
  });
});

const PROVIDERS = { 'AWS::IAM::OIDCProvider': 'Url', 'Custom::AWSCDKOpenIdConnectProvider': 'url' };

describe.each(Object.entries(PROVIDERS))('the provider of the VPC CNI\'s role, as %s,', (type, property) => {
  const said = (areLate: boolean[]) => {
    const plain = plainCluster({ addon: { serviceAccountRoleArn: 'arn:aws:iam::111122223333:role/cni' } });
    areLate.forEach((isLate, index) => {
      const provider = add(plain, `Provider${index}`, type, { [property]: plain.cluster.attrOpenIdConnectIssuerUrl });
      if (isLate) provider.addResourceDependency(plain.group);
    });
    return saidIn(plain);
  };

  test.each<[string, boolean[], string[]]>([
    ['waits for the nodes', [true], [`${LATE} at Provider0`]],
    ['does not', [false], []],
    ['waits for them, and so does another one', [true, true], [`${LATE} at Provider0`]],
    ['waits for them, and another one does not', [true, false], []],
    ['does not, and another one does', [false, true], []],
  ])('%s', (_, areLate, expected) => {
    expect(said(areLate)).toEqual(expected);
  });
});

test('a provider of which nobody needs anything waits for the nodes', () => {
  const plain = plainCluster();
  add(plain, 'Provider', 'AWS::IAM::OIDCProvider', { Url: plain.cluster.attrOpenIdConnectIssuerUrl }).addResourceDependency(plain.group);

  expect(saidIn(plain)).toEqual([]);
});

test.each<[string, string[]]>([['nodes that may not attach ENIs', [`${LATE} at Association`]], ['nodes that may', []]])('an association waits for %s', (nodes, expected) => {
  const plain = withRole(nodes.endsWith('may') ? { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'] } : {});
  const properties = { ClusterName: plain.cluster.ref, Namespace: 'kube-system', ServiceAccount: 'aws-node', RoleArn: 'arn' };
  add(plain, 'Association', 'AWS::EKS::PodIdentityAssociation', properties).addResourceDependency(plain.group);

  expect(saidIn(plain)).toEqual(expected);
});

test.each([['aws-vpc-cni', []], ['cilium', []], ['karpenter', [`${LATE} at Policy`]]])('beside the Helm chart %s', (Chart, expected) => {
  const plain = withLatePolicy('AWS::IAM::Policy', OF_ROLE);
  add(plain, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: plain.cluster.ref, Chart });

  expect(saidIn(plain)).toEqual(expected);
});
