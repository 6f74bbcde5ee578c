import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as library from '../../../src';
import { constructsOf } from '../../../src/audit/derived/running-constructs';
import { awsNode, list } from '../aws-shapes';
import { audited, auditedWith } from '../fixtures';

const ADDON = { addonName: 'vpc-cni', clusterName: 'demo', status: 'ACTIVE', addonVersion: 'v1.20.4-eksbuild.1' };

/** The add-on of a template that the printed constructs make, and its configuration. */
function addonOf(audit: ReturnType<typeof audited>): { readonly configuration: unknown; readonly addon: Record<string, any> } {
  const constructs = constructsOf(audit);
  if ('problems' in constructs) throw new Error(constructs.problems.join());
  const { outputText } = transpileModule(constructs.text, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
  const exported: Record<string, any> = {};
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  new Function('require', 'exports', outputText)((name: string) => (name === 'cdk-eks-pod-capacity' ? library : require(name)), exported);
  const stack = new Stack(new App(), 'Adopted', { env: { account: '000000000000', region: 'eu-west-1' } });
  exported.adoptVpcCni(stack, ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0a',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-0a', 'subnet-0b'],
    vpcCidrBlock: '10.0.0.0/16',
  }));
  const [addon] = Object.values(Template.fromStack(stack).findResources('AWS::EKS::Addon')).map(({ Properties }) => Properties);
  return { addon, configuration: addon.ConfigurationValues === undefined ? undefined : JSON.parse(addon.ConfigurationValues) };
}

test('an add-on without settings is written as it is', () => {
  const { addon, configuration } = addonOf(audited('roomy'));

  expect(addon).toMatchObject({ AddonName: 'vpc-cni', ClusterName: 'demo', AddonVersion: 'v1.20.4-eksbuild.1' });
  expect(configuration ?? {}).toEqual({});
});

test('what was changed in the DaemonSet is carried', () => {
  expect(addonOf(audited('fragmented')).configuration).toMatchObject({ env: { ENABLE_PREFIX_DELEGATION: 'true' } });
});

test('settings in YAML, and texts that mean something to TypeScript, come through', () => {
  const configurationValues = 'env:\n  ADDITIONAL_ENI_TAGS: \'{"a": "`${1}\\\\u2028*/"}\'\n  WARM_PREFIX_TARGET: "2"\n';
  const { configuration } = addonOf(auditedWith('roomy', [{ addon: { ...ADDON, configurationValues } }], ['aws-node.json', 'vpc-cni.json']));

  expect(configuration).toMatchObject({ env: { ADDITIONAL_ENI_TAGS: '{"a": "`${1}\\\\u2028*/"}', WARM_PREFIX_TARGET: '2' } });
});

test('under custom networking the subnets of the ENIConfigs are named', () => {
  const configurationValues = JSON.stringify({ env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' } });
  const things = [
    { addon: { ...ADDON, configurationValues } },
    list({ kind: 'ENIConfig', metadata: { name: 'eu-west-1a' }, spec: { subnet: 'subnet-0a' } }, { kind: 'ENIConfig', metadata: { name: 'eu-west-1b' }, spec: { subnet: 'subnet-0b' } }),
  ];
  const { configuration } = addonOf(auditedWith('roomy', things, ['aws-node.json', 'vpc-cni.json', 'eniconfigs.json']));

  expect(configuration).toMatchObject({ env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } });
});

test('a self-managed VPC CNI is read from its DaemonSet', () => {
  const constructs = constructsOf(auditedWith('roomy', [{ addons: [] }, awsNode([])], ['addons.json', 'vpc-cni.json']));

  expect('text' in constructs && constructs.text).toContain("RunningVpcCni.fromDaemonSet(readFileSync('aws-node.whole.json', 'utf8'))");
});

test.each<[string, object[]]>([
  ['nothing was seen', []],
  ['there is none', [{ addons: [] }, { kind: 'DaemonSetList', items: [] }]],
  ['its configuration cannot be read', [{ addon: { ...ADDON, configurationValues: '{"env": {' } }]],
])('where %s there are no constructs', (_, things) => {
  expect(constructsOf(auditedWith('roomy', things, ['addons.json', 'vpc-cni.json', 'aws-node.json']))).toEqual({ problems: [expect.any(String)] });
});
