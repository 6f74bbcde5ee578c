import { CfnParameter } from 'aws-cdk-lib';
import { appModel } from '../../../../src/checks/facts/cluster-model';
import { stackIn } from '../../../private/cdk-fixtures';
import { readIn } from '../../../private/cdk-readings';
import { IMPORTED, manifestOf, Parts } from '../private/read-fleets';

/*
 * By what instances are known to be nodes of a cluster. Clusters are known by their names here.
 */

/** The cluster of each source of an app, and by what it is known. */
const sourcesIn = (parts: Parts) => appModel(readIn(parts).resources).nodeSources.map(({ key, sign }) => [/"(.*)"$/.exec(key)?.[1] ?? key, sign]);
const asg = (more: object): Parts[string] => ['AWS::AutoScaling::AutoScalingGroup', { MinSize: '1', MaxSize: '2', ...more }];
const withTag = (Key: string, Value: unknown = 'owned') => sourcesIn({ Workers: asg({ Tags: [{ Key, Value }] }) });
const PROD = (sign: string) => [['prod', sign]];

test.each<[string, unknown, unknown[]]>([
  ['kubernetes.io/cluster/prod', 'owned', PROD('tag')],
  ['kubernetes.io/cluster/prod', 'shared', PROD('tag')],
  ['kubernetes.io/cluster/', 'owned', []],
  ['x-kubernetes.io/cluster/prod', 'owned', []],
  ['k8s.io/cluster-autoscaler/prod', 'owned', PROD('tag')],
  ['k8s.io/cluster-autoscaler/enabled', 'true', []],
  ['k8s.io/cluster-autoscaler/disabled', 'true', []],
  ['k8s.io/cluster-autoscaler/enabled-prod', 'owned', PROD('tag').map(([, sign]) => ['enabled-prod', sign])],
  ['k8s.io/cluster-autoscaler/node-template', 'x', []],
  ['k8s.io/cluster-autoscaler/node-template/label/team', 'x', []],
  ['k8s.io/cluster-autoscaler/node-template/taint/team', 'x', []],
  ['eks:cluster-name', 'prod', PROD('tag')],
  ['aws:eks:cluster-name', 'prod', PROD('tag')],
  ['alpha.eksctl.io/cluster-name', 'prod', PROD('tag')],
  ['eksctl.cluster.k8s.io/v1alpha1/cluster-name', 'prod', PROD('tag')],
  ['alpha.eksctl.io/nodegroup-name', 'prod', []],
])('a tag %s of %p', (key, value, expected) => {
  expect(withTag(key, value)).toEqual(expected);
});

const SCRIPT = (name: string) => ({ UserData: { 'Fn::Base64': `/etc/eks/bootstrap.sh ${name}` } });
const templateOf = (data: object, name?: unknown): Parts[string] => ['AWS::EC2::LaunchTemplate', { LaunchTemplateName: name, LaunchTemplateData: data }];
const tagOf = (name: string) => ({ TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: `kubernetes.io/cluster/${name}`, Value: 'owned' }] }] });
const roleOf = (entry: object): Parts => ({
  Role: ['AWS::IAM::Role', {}],
  Profile: ['AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'Role' }] }],
  Entry: ['AWS::EKS::AccessEntry', { ClusterName: 'prod', PrincipalArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...entry }],
});
const PROFILED = { IamInstanceProfile: { Ref: 'Profile' } };
const BY_ID = { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } };

test.each<[string, Parts, unknown[]]>([
  ['its own tag before that of its template', { Template: templateOf(tagOf('other')), Workers: asg({ Tags: [{ Key: 'kubernetes.io/cluster/prod', Value: 'owned' }], ...BY_ID }) }, PROD('tag')],
  ['the tag of its template before its user data', { Template: templateOf({ ...tagOf('prod'), ...SCRIPT('other') }), Workers: asg(BY_ID) }, PROD('tag')],
  ['a tag of volumes, which is none of its instances', { Template: templateOf({ TagSpecifications: [{ ...tagOf('prod').TagSpecifications[0], ResourceType: 'volume' }] }), Workers: asg(BY_ID) }, []],
  ['a tag of network interfaces, which is none either', { Template: templateOf({ TagSpecifications: [{ ...tagOf('prod').TagSpecifications[0], ResourceType: 'network-interface' }] }), Workers: asg(BY_ID) }, []],
  ['its user data before its role', { ...roleOf({ Type: 'EC2_LINUX', ClusterName: 'other' }), Node: ['AWS::EC2::Instance', { ...PROFILED, ...SCRIPT('prod') }] }, PROD('user-data')],
  ['a template by a reference to its name', { Template: templateOf(SCRIPT('prod')), Workers: asg({ LaunchTemplate: { LaunchTemplateName: { Ref: 'Template' }, Version: '1' } }) }, PROD('user-data')],
  ['a template by its name', { Template: templateOf(SCRIPT('prod'), 'nodes'), Workers: asg({ LaunchTemplate: { LaunchTemplateName: 'nodes', Version: '1' } }) }, PROD('user-data')],
  ['a template of another name', { Template: templateOf(SCRIPT('prod'), 'others'), Workers: asg({ LaunchTemplate: { LaunchTemplateName: 'nodes', Version: '1' } }) }, []],
  ...(['EC2', 'EC2_LINUX', 'EC2_WINDOWS'] as const).map((Type): [string, Parts, unknown[]] => (
    [`an access entry ${Type}`, { ...roleOf({ Type }), Node: ['AWS::EC2::Instance', PROFILED] }, PROD('access-entry')])),
  ...(['STANDARD', 'FARGATE_LINUX', 'HYBRID_LINUX', undefined, IMPORTED] as const).map((Type): [string, Parts, unknown[]] => (
    [`no access entry ${JSON.stringify(Type)}`, { ...roleOf({ Type }), Node: ['AWS::EC2::Instance', PROFILED] }, []])),
  ...([{ Arn: { 'Fn::GetAtt': ['Profile', 'Arn'] } }, { Name: { Ref: 'Profile' } }, { Arn: 'arn', Name: { Ref: 'Profile' } }, { Ref: 'Profile' }]).map((IamInstanceProfile): [string, Parts, unknown[]] => (
    [`a profile as ${JSON.stringify(IamInstanceProfile)}`, { ...roleOf({ Type: 'EC2_LINUX' }), Template: templateOf({ IamInstanceProfile }), Workers: asg(BY_ID) }, PROD('access-entry')])),
  ['the template of an override', {
    Template: templateOf(SCRIPT('prod')), Workers: asg({ MixedInstancesPolicy: { LaunchTemplate: { Overrides: [{ InstanceType: 'm5.large' }, { LaunchTemplateSpecification: BY_ID.LaunchTemplate }] } } }),
  }, PROD('user-data')],
  ...(['AWS::EC2::EC2Fleet', 'AWS::EC2::SpotFleet'] as const).map((type): [string, Parts, unknown[]] => {
    const configs = { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: BY_ID.LaunchTemplate }] };
    return [`the template of ${type}`, { Template: templateOf(SCRIPT('prod')), Fleet: [type, type.endsWith('SpotFleet') ? { SpotFleetRequestConfigData: configs } : configs] }, PROD('user-data')];
  }),
  ['an access entry of another role', { ...roleOf({ Type: 'EC2_LINUX', PrincipalArn: 'arn:aws:iam::111122223333:role/x' }), Node: ['AWS::EC2::Instance', PROFILED] }, []],
])('%s', (_, parts, expected) => {
  expect(sourcesIn(parts)).toEqual(expected);
});

describe('a name that is the default of a parameter', () => {
  const name = { Ref: 'Name' };
  const join = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
  const tag = { Key: join('kubernetes.io/cluster/', name), Value: 'owned' };
  const keysIn = (parts: Parts, takesDefaults: boolean) => {
    const stack = stackIn();
    new CfnParameter(stack, 'Name', { default: 'prod' });
    return appModel(readIn(parts, stack, takesDefaults).resources).nodeSources.map(({ key }) => key);
  };

  test.each<[string, Parts]>([
    ['in a tag of its own', { Workers: asg({ Tags: [tag] }) }],
    ['in a tag of its template', { Template: templateOf({ TagSpecifications: [{ ResourceType: 'instance', Tags: [tag] }] }), Workers: asg(BY_ID) }],
    ['in user data of its template', { Template: templateOf({ UserData: { 'Fn::Base64': join('/etc/eks/bootstrap.sh ', name) } }), Workers: asg(BY_ID) }],
    ['in an ARN', { Jobs: ['AWS::Batch::ComputeEnvironment', { EksConfiguration: { EksClusterArn: join('arn:aws:eks:eu-west-1:111122223333:cluster/', name) } }] }],
    ['in an ARN of HyperPod', { Pods: ['AWS::SageMaker::Cluster', { Orchestrator: { Eks: { ClusterArn: join('arn:aws:eks:eu-west-1:111122223333:cluster/', name) } } }] }],
    ['in an access entry', { ...roleOf({ Type: 'EC2_LINUX', ClusterName: name }), Node: ['AWS::EC2::Instance', PROFILED] }],
    ['in a manifest', { Own: ['Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: name, Manifest: '[{"apiVersion": "karpenter.sh/v1", "kind": "NodePool"}]' }] }],
    ['in a chart', { Chart: ['Custom::AWSCDK-EKS-HelmChart', { ClusterName: name, Chart: 'karpenter' }] }],
  ])('%s, is that of one cluster of its stack', (_, parts) => {
    expect(keysIn(parts, true)).toEqual(['Stack "prod"']);
    expect(keysIn(parts, false)).toEqual([expect.stringContaining('{"Ref":"Stack/Name"}')]);
  });
});

describe('a cluster by its ARN', () => {
  const byArn = (ClusterArn: unknown) => sourcesIn({ Pods: ['AWS::SageMaker::Cluster', { Orchestrator: { Eks: { ClusterArn } } }] });

  test.each<[string, unknown, unknown[]]>([
    ['written out', 'arn:aws:eks:eu-west-1:111122223333:cluster/prod', PROD('cluster-arn')],
    ['joined', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':eks:eu-west-1:', IMPORTED, ':cluster/prod']] }, PROD('cluster-arn')],
    ['joined with the name apart', { 'Fn::Join': ['', ['arn:aws:eks:eu-west-1:', IMPORTED, ':cluster/', 'prod']] }, PROD('cluster-arn')],
    ['joined, with a name that is known in part', { 'Fn::Join': ['', ['arn:aws:eks:eu-west-1:111122223333:cluster/prod-', IMPORTED]] }, [[expect.stringContaining(JSON.stringify(['prod-', IMPORTED])), 'cluster-arn']]],
    ['without a name', 'arn:aws:eks:eu-west-1:111122223333:cluster/', []],
    ['not given', undefined, []],
  ])('%s', (_, arn, expected) => {
    expect(byArn(arn)).toEqual(expected);
  });

  test('of each of several', () => {
    const of = (name: string): Parts[string] => ['AWS::Batch::ComputeEnvironment', { EksConfiguration: { EksClusterArn: `arn:aws:eks:eu-west-1:111122223333:cluster/${name}` } }];

    expect(sourcesIn({ One: of('prod'), Two: of('test') })).toEqual([['prod', 'cluster-arn'], ['test', 'cluster-arn']]);
  });
});

describe('the cluster itself, its charts and its NodePools', () => {
  const cluster = (more: object = {}): Parts => ({ Cluster: ['AWS::EKS::Cluster', { Name: 'prod', ...more }] });
  const auto = (...NodePools: unknown[]) => cluster({ ComputeConfig: { Enabled: true, NodePools } });
  const chart: Parts = { Chart: ['Custom::AWSCDK-EKS-HelmChart', { ClusterName: 'prod', Chart: 'karpenter' }] };
  const pool = (group: string) => manifestOf({
    apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name: 'own' }, spec: { template: { spec: { nodeClassRef: { group, name: 'own' } } } },
  });
  const nodeClass = manifestOf({ apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'own' } });
  const ofOther = ([type, properties]: Parts[string]): Parts[string] => [type, { ...properties, ClusterName: 'other' }];
  const [KARPENTER, AUTO] = ['karpenter.k8s.aws', 'eks.amazonaws.com'];
  const namesIn = (parts: Parts) => appModel(readIn(parts).resources).nodeSources.map(({ kind, name }) => `${kind} ${name}`);

  test.each<[string, Parts, string[]]>([
    ['built-in NodePools beside one of the own', { ...auto('system', 'general-purpose'), Own: pool(AUTO) }, ['auto-mode system, general-purpose', 'auto-mode NodePool own']],
    ['no built-in NodePool beside one of the own', { ...auto(), Own: pool(AUTO) }, ['auto-mode NodePool own']],
    ['no built-in NodePool beside one of another cluster', { ...auto(), Own: ofOther(pool(AUTO)) }, ['auto-mode Stack/Cluster', 'auto-mode NodePool own']],
    ['no built-in NodePool beside one of Karpenter', { ...auto(), Own: pool(KARPENTER) }, ['auto-mode Stack/Cluster', 'karpenter NodePool own']],
    ['Auto Mode, as text', cluster({ ComputeConfig: { Enabled: 'true', NodePools: ['system'] } }), ['auto-mode system']],
    ['Auto Mode that is off, as text', cluster({ ComputeConfig: { Enabled: 'false', NodePools: ['system'] } }), []],
    ['built-in NodePools of which one is told later', auto('system', IMPORTED), ['auto-mode system']],
    ['no network of hybrid nodes', cluster({ RemoteNetworkConfig: { RemoteNodeNetworks: [] } }), []],
    ['a chart alone', { ...cluster(), ...chart }, ['karpenter Stack/Chart']],
    ['a chart beside a NodePool', { ...cluster(), ...chart, Own: pool(KARPENTER) }, ['karpenter NodePool own']],
    ['a chart beside a NodePool of Auto Mode', { ...cluster(), ...chart, Own: pool(AUTO) }, ['auto-mode NodePool own', 'karpenter Stack/Chart']],
    ['a chart beside a NodePool of another cluster', { ...cluster(), ...chart, Own: ofOther(pool(KARPENTER)) }, ['karpenter NodePool own', 'karpenter Stack/Chart']],
    ['a class beside a NodePool in another manifest', { ...cluster(), Class: nodeClass, Own: pool(KARPENTER) }, ['karpenter NodePool own']],
    ['a class beside a NodePool of another cluster', { ...cluster(), Class: nodeClass, Own: ofOther(pool(KARPENTER)) }, ['karpenter EC2NodeClass own', 'karpenter NodePool own']],
  ])('%s', (_, parts, expected) => {
    expect(namesIn(parts)).toEqual(expected);
  });
});
