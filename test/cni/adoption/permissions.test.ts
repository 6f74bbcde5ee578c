import { Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { RunningVpcCni } from '../../../src/cni/adoption/running-cni';
import { CniPermissions } from '../../../src/cni/cni-permissions';
import { VpcCniAddon } from '../../../src/cni/vpc-cni-addon';
import { AddonConflictResolution, VpcCniAddonProps } from '../../../src/cni/vpc-cni-addon-props';
import { awsNode, describedCni } from '../../private/aws-node';
import { clusterOf, importedVpc, stackIn, vpcOf } from '../../private/cdk-fixtures';
import { expectRefusal, Problem } from '../../private/cdk-refusals';

const [ARN, OTHER] = ['arn:aws:iam::111122223333:role/cni', 'arn:aws:iam::111122223333:role/other'];
const ASSOCIATION = 'arn:aws:eks:eu-west-1:111122223333:podidentityassociation/main/a-0a';

const plain = RunningVpcCni.fromAddon(describedCni());
const withRole = RunningVpcCni.fromAddon(describedCni({ serviceAccountRoleArn: ARN }));
const associated = RunningVpcCni.fromAddon(describedCni({ podIdentityAssociations: [ASSOCIATION] }));
const selfManaged = RunningVpcCni.fromDaemonSet(awsNode());
const written = RunningVpcCni.fromConfiguration();

type Choice = 'nodeRole' | 'podIdentity' | 'made' | 'account' | 'other';

function adopting(adopt: RunningVpcCni, choice?: Choice, props: Partial<VpcCniAddonProps> = {}) {
  const stack = stackIn();
  const role = (arn: string) => iam.Role.fromRoleArn(stack, 'Role', arn);
  const permissions = {
    nodeRole: () => CniPermissions.nodeRole(),
    made: () => CniPermissions.podIdentity(),
    podIdentity: () => CniPermissions.podIdentity(role(ARN)),
    account: () => CniPermissions.serviceAccountRole(role(ARN)),
    other: () => CniPermissions.serviceAccountRole(role(OTHER)),
  };
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main', vpc: importedVpc(stack) });
  const cni = new VpcCniAddon(stack, 'Cni', { cluster, adopt, logicalId: 'Cni', permissions: choice && permissions[choice](), ...props });
  const { ServiceAccountRoleArn: account, PodIdentityAssociations: associations } = Template.fromStack(stack).toJSON().Resources.Cni.Properties;
  return { account, associations, onNodes: cni.permissionsOnNodeRole, ids: cni.findings.map(({ id }) => id.split(':')[1]) };
}

test.each<[string, RunningVpcCni, Choice | undefined, object]>([
  ['no role, and nobody says', plain, undefined, { onNodes: true, ids: ['adopted-permissions-unseen'] }],
  ['no role, as is said', plain, 'nodeRole', { onNodes: true, ids: [] }],
  ['the role of the account', withRole, undefined, { account: ARN, onNodes: false, ids: [] }],
  ['the same role, as is said', withRole, 'account', { account: ARN, onNodes: false, ids: [] }],
  ['a role of pod identity', associated, 'podIdentity', { associations: [{ RoleArn: ARN, ServiceAccount: 'aws-node' }], onNodes: false, ids: ['pod-identity-agent-unseen'] }],
  ['no add-on, and the nodes', selfManaged, 'nodeRole', { onNodes: true, ids: [] }],
  ['no add-on, and an account', selfManaged, 'account', { account: ARN, onNodes: false, ids: [] }],
  ['no add-on, and pod identity', selfManaged, 'podIdentity', { onNodes: false, ids: ['pod-identity-agent-unseen'] }],
  ['what an app writes', written, 'account', { account: ARN, onNodes: false, ids: [] }],
])('are carried: %s', (_, adopt, choice, expected) => {
  expect(adopting(adopt, choice)).toMatchObject({ account: undefined, ...expected });
});

const contradicted = (runs: string): Problem => ['adoption-contradicted', { runs }];

test.each<[string, RunningVpcCni, Choice | undefined, Problem]>([
  ['no add-on, and nobody says', selfManaged, undefined, ['adoption-untold', { source: 'DaemonSet' }]],
  ['what an app writes, and nobody says', written, undefined, ['adoption-untold', { source: 'configuration' }]],
  ['an association without its role', associated, undefined, ['adoption-untold', { associations: [ASSOCIATION] }]],
  ['a role that would be made', associated, 'made', contradicted('a role of EKS Pod Identity')],
  ['a role that would be made, without an add-on', selfManaged, 'made', contradicted('a role of EKS Pod Identity')],
  ['nodes in place of an association', associated, 'nodeRole', contradicted('a role of EKS Pod Identity')],
  ['pod identity in place of the account', withRole, 'podIdentity', contradicted('the role of its service account')],
  ['another role of the account', withRole, 'other', contradicted('the role of its service account')],
  ['nodes in place of the account', withRole, 'nodeRole', contradicted('the role of its service account')],
  ['an account in place of nodes', plain, 'account', contradicted('the role of the nodes')],
  ['pod identity in place of nodes', plain, 'podIdentity', contradicted('the role of the nodes')],
])('are not changed beside the adoption: %s', (_, adopt, choice, problem) => {
  expectRefusal(() => adopting(adopt, choice), 'Stack/Cni', problem);
});

test('no agent is made for a cluster of this app, where the add-on is adopted', () => {
  const stack = stackIn();
  const cluster = clusterOf(stack, vpcOf(stack));
  const role = iam.Role.fromRoleArn(stack, 'Role', ARN);
  const cni = new VpcCniAddon(stack, 'Cni', { cluster, adopt: associated, permissions: CniPermissions.podIdentity(role), logicalId: 'Cni' });

  expect(Object.keys(Template.fromStack(stack).findResources('AWS::EKS::Addon'))).toEqual(['Cni']);
  expect(cni.findings.map(({ id }) => id)).toEqual(['cdk-eks-pod-capacity:pod-identity-agent-unseen']);
});

describe('the version of a DaemonSet', () => {
  const ofImage = (image: string) => RunningVpcCni.fromDaemonSet(awsNode({ image }));

  test.each<[string, string, string | undefined, string | undefined]>([
    ['a build of EKS', 'amazon-k8s-cni:v1.20.4-eksbuild.1', undefined, 'v1.20.4-eksbuild.1'],
    ['the same as is said', 'amazon-k8s-cni:v1.20.4-eksbuild.1', 'v1.20.4-eksbuild.1', 'v1.20.4-eksbuild.1'],
    ['a build of what a chart runs', 'amazon-k8s-cni:v1.20.4', 'v1.20.4-eksbuild.2', 'v1.20.4-eksbuild.2'],
    ['a build of an image without a tag', 'amazon-k8s-cni@sha256:0a', 'v1.20.4-eksbuild.2', 'v1.20.4-eksbuild.2'],
  ])('is carried: %s', (_, image, addonVersion, expected) => {
    const stack = stackIn();
    const cluster = eks.CfnCluster.fromClusterName(stack, 'Cluster', 'main');
    new VpcCniAddon(stack, 'Cni', { cluster, adopt: ofImage(image), addonVersion, permissions: CniPermissions.nodeRole(), logicalId: 'Cni' });

    expect(Template.fromStack(stack).toJSON().Resources.Cni.Properties.AddonVersion).toBe(expected);
  });

  test.each<[string, string, string | undefined, Problem]>([
    ['a chart runs, and nobody says', 'amazon-k8s-cni:v1.20.4', undefined, ['adoption-untold', { tag: 'v1.20.4' }]],
    ['of an image without a tag', 'amazon-k8s-cni@sha256:0a', undefined, ['adoption-untold', { tag: undefined }]],
    ['that is another one', 'amazon-k8s-cni:v1.20.4', 'v1.21.1-eksbuild.1', ['adoption-contradicted', { given: 'v1.21.1-eksbuild.1', runs: 'v1.20.4' }]],
  ])('is asked for: %s', (_, image, addonVersion, problem) => {
    expectRefusal(() => adopting(ofImage(image), 'nodeRole', { addonVersion }), 'Stack/Cni', problem);
  });

  test('EKS takes a DaemonSet over with OVERWRITE alone', () => {
    const conflictResolution = AddonConflictResolution.PRESERVE;
    expectRefusal(() => adopting(selfManaged, 'nodeRole', { conflictResolution }), 'Stack/Cni', ['adoption-contradicted', { given: 'PRESERVE' }]);
  });
});

describe('what a running VPC CNI is told by', () => {
  const fails = (call: () => unknown) => {
    try {
      call();
    } catch (error) {
      return (error as any).findings.map(({ id }: { id: string }) => id.split(':')[1]);
    }
    return [];
  };

  test.each<[string, () => unknown]>([
    ['no JSON', () => RunningVpcCni.fromAddon('{')],
    ['a list', () => RunningVpcCni.fromAddon([])],
    ['null', () => RunningVpcCni.fromAddon(null)],
    ['a number', () => RunningVpcCni.fromDaemonSet(1)],
    ['nothing', () => RunningVpcCni.fromDaemonSet(undefined)],
    ['no add-on', () => RunningVpcCni.fromAddon({})],
    ['another add-on', () => RunningVpcCni.fromAddon({ addon: { addonName: 'coredns' } })],
    ['values that are no string', () => RunningVpcCni.fromAddon(describedCni({ configurationValues: { env: {} } }))],
    ['values that are no object', () => RunningVpcCni.fromAddon(describedCni({ configurationValues: '[1]' }))],
    ['a DaemonSet of another name', () => RunningVpcCni.fromDaemonSet({ kind: 'DaemonSet', metadata: { name: 'kube-proxy' } })],
    ['an add-on and no DaemonSet', () => RunningVpcCni.fromAddon(describedCni(), '[]')],
    ['two versions', () => RunningVpcCni.fromAddon(describedCni({ addonVersion: 'v1.21.1-eksbuild.1' }), awsNode())],
    ['values of an app that are a list', () => RunningVpcCni.fromConfiguration([])],
    ['values of an app that are no JSON', () => RunningVpcCni.fromConfiguration('{')],
    ['a version that is a number', () => RunningVpcCni.fromConfiguration('{}', 1 as any)],
  ])('is refused: %s', (_, call) => {
    expect(fails(call)).toEqual(['running-cni-unreadable']);
  });

  test.each<[string, () => unknown]>([
    ['the add-on without what is around it', () => RunningVpcCni.fromAddon(describedCni().addon)],
    ['YAML', () => RunningVpcCni.fromAddon('addon:\n  addonName: vpc-cni\n')],
    ['an empty text of values', () => RunningVpcCni.fromAddon(describedCni({ configurationValues: '' }))],
    ['a list of objects of Kubernetes', () => RunningVpcCni.fromDaemonSet({ kind: 'List', items: [awsNode()] })],
  ])('is taken: %s', (_, call) => {
    expect(fails(call)).toEqual([]);
  });
});
