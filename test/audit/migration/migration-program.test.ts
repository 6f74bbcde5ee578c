import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FRAGMENTED, ROOMY } from './fixtures/clusters';
import { ClusterSketch, running } from './fixtures/running';
import { migrationOf } from '../../../src/audit/migration/migration-plan';

/** What the CLI keeps of the VPC that the program looks up: a route table for each zone. */
const CONTEXT = {
  'vpc-provider:account=123456789012:filter.vpc-id=vpc-0a:region=eu-west-1:returnAsymmetricSubnets=true': {
    vpcId: 'vpc-0a',
    vpcCidrBlock: '10.0.0.0/16',
    ownerAccountId: '123456789012',
    availabilityZones: [],
    subnetGroups: [{
      name: 'Private',
      type: 'Private',
      subnets: ['eu-west-1a', 'eu-west-1b'].map((availabilityZone, index) => ({
        availabilityZone, cidr: `10.0.${index * 4}.0/22`, subnetId: `subnet-0${'ab'[index]}`, routeTableId: `rtb-0${index}`,
      })),
    }],
  },
};

/** Runs a printed program as a user would, and gives the template of its one stack. */
function templateOf(program: string): Record<string, any> {
  // It is plain JavaScript but for its imports.
  const code = program
    .replace(/^import \* as (\w+) from '(.*)';$/gm, "const $1 = require('$2');")
    .replace(/^import (\{.*\}) from '(.*)';$/gm, "const $1 = require('$2');");
  const made: { app?: App } = {};
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const load = (name: string) => require(name === 'cdk-eks-pod-capacity' ? '../../../src' : name);
  const before = process.env.CDK_CONTEXT_JSON;
  process.env.CDK_CONTEXT_JSON = JSON.stringify(CONTEXT);
  try {
    new Function('require', 'made', `${code}\nmade.app = app;`)(load, made);
  } finally {
    if (before === undefined) delete process.env.CDK_CONTEXT_JSON;
    else process.env.CDK_CONTEXT_JSON = before;
  }
  return Template.fromStack(made.app!.node.findChild('DemoPods') as never).toJSON().Resources;
}

/** The templates after each deployment of a plan, by its step. */
function templatesOf(sketch: ClusterSketch, podCidr?: string, way?: 'A' | 'C'): Map<string, Record<string, any>> {
  const plan = migrationOf(running(sketch), { target: 'prefix-delegation', podCidr, way });
  if (plan.kind !== 'migration') throw new Error(plan.problems.map(({ message }) => message).join('\n'));
  return new Map(plan.steps.flatMap(({ id, deployment }) =>
    (deployment === undefined ? [] : [[id, templateOf(deployment.program)] as const])));
}

const ofType = (resources: Record<string, any>, type: string) =>
  Object.entries(resources).filter(([, { Type }]) => Type === type);
const environmentOf = (resources: Record<string, any>) => {
  const [[, addon]] = ofType(resources, 'AWS::EKS::Addon');
  const { ConfigurationValues: values } = addon.Properties;
  const text = typeof values === 'string' ? values : values['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'token')).join('');
  return JSON.parse(text).env;
};

/** What its add-on says, and what somebody changed in the DaemonSet beside it. */
const CONFIGURED: ClusterSketch = {
  ...FRAGMENTED,
  env: { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '10', AWS_VPC_K8S_CNI_LOGLEVEL: 'INFO' },
  more: {
    addon: {
      version: 'v1.20.4-eksbuild.1',
      podIdentityAssociations: [],
      issues: [],
      configuration: { env: { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '10' }, resources: { requests: { cpu: '50m' } }, enableNetworkPolicy: 'true' },
    },
  },
};

describe('the programs of way B', () => {
  const templates = templatesOf(CONFIGURED, '100.64.0.0/16');

  test('take the add-on over as it runs, what was changed by hand included, and carry its settings on', () => {
    const [[, { Properties }]] = ofType(templates.get('adopt')!, 'AWS::EKS::Addon');
    expect(JSON.parse(Properties.ConfigurationValues)).toEqual({
      env: { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '10', AWS_VPC_K8S_CNI_LOGLEVEL: 'INFO' },
      resources: { requests: { cpu: '50m' } },
      enableNetworkPolicy: 'true',
    });
    expect(Properties.AddonVersion).toBe('v1.20.4-eksbuild.1');
    expect(environmentOf(templates.get('new-nodes')!)).toMatchObject({
      WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '10', AWS_VPC_K8S_CNI_LOGLEVEL: 'INFO', ENABLE_PREFIX_DELEGATION: 'true',
    });
  });

  test('stand for every deployment', () => {
    expect([...templates.keys()]).toEqual([
      'network', 'adopt', 'custom-networking', 'nodes-between', 'prefixes', 'new-nodes', 'remove',
    ]);
  });

  test('change one setting of the VPC CNI at a time, under one logical id', () => {
    const modes = ['custom-networking', 'prefixes', 'new-nodes'].map((id) => {
      const { ENABLE_PREFIX_DELEGATION: prefixes, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: custom } = environmentOf(templates.get(id)!);
      return `${prefixes} ${custom}`;
    });
    expect(modes).toEqual(['false true', 'true true', 'true true']);
    const ids = [...templates.values()].flatMap((each) => ofType(each, 'AWS::EKS::Addon').map(([id]) => id));
    expect(new Set(ids).size).toBe(1);
  });

  test('leave what stands as it is: block, subnets, and the group that has not changed', () => {
    const resources = [...templates.values()];
    for (const type of ['AWS::EC2::VPCCidrBlock', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetCidrReservation']) {
      expect(new Set(resources.map((each) => JSON.stringify(ofType(each, type)))).size).toBe(1);
    }
    const group = (id: string) => Object.entries(templates.get(id)!).filter(([name]) => name.startsWith('GeneralBetween'));
    expect(group('nodes-between').length).toBeGreaterThan(0);
    expect(group('prefixes')).toEqual(group('nodes-between'));
    expect(group('new-nodes')).toEqual(group('nodes-between'));
    expect(group('remove')).toEqual([]);
  });
});

test('the programs of way A, in the subnets of the nodes, reserve what the plan counts and start as many nodes as run', () => {
  const templates = templatesOf(ROOMY);
  const last = templates.get('new-nodes')!;
  expect(ofType(last, 'AWS::EC2::SubnetCidrReservation').map(([, { Properties }]) => Properties.Cidr).sort()).toEqual([
    '10.0.0.128/26', '10.0.0.192/27', '10.0.0.64/26', '10.0.4.128/26', '10.0.4.192/27', '10.0.4.64/26',
  ]);
  expect(ofType(last, 'AWS::EKS::Nodegroup')).toMatchObject([[expect.any(String), { Properties: { ScalingConfig: { MinSize: 4 }, Subnets: ['subnet-0a', 'subnet-0b'] } }]]);
});

const CUSTOM: ClusterSketch = {
  ...FRAGMENTED,
  subnets: { ...FRAGMENTED.subnets, 'subnet-0p': { cidr: '100.64.0.0/24', zone: 'eu-west-1a', available: 251 } },
  env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' },
  more: { eniConfigs: [{ name: 'eu-west-1a', subnetId: 'subnet-0p', securityGroups: [] }] },
};

test.each<[string, ClusterSketch, string | undefined, 'A' | 'C' | undefined, string[]]>([
  ['way A with a range', ROOMY, '100.64.0.0/16', 'A', ['network', 'adopt', 'prefixes', 'custom-networking', 'new-nodes']],
  ['way A in a part of the VPC', ROOMY, '10.0.128.0/17', 'A', ['network', 'adopt', 'prefixes', 'custom-networking', 'new-nodes']],
  ['way C', ROOMY, '100.64.0.0/16', 'C', ['network', 'adopt', 'both-at-once', 'new-nodes']],
  ['custom networking before', CUSTOM, undefined, undefined, ['network', 'adopt', 'prefixes', 'new-nodes']],
  [
    'Karpenter', { ...ROOMY, nodes: ROOMY.nodes.map((node) => ({ ...node, pool: 'default' })) }, '100.64.0.0/16', 'A',
    ['network', 'adopt', 'prefixes', 'custom-networking', 'new-nodes'],
  ],
  [
    'Karpenter in way B', { ...FRAGMENTED, nodes: FRAGMENTED.nodes.map((node) => ({ ...node, pool: 'default' })) }, '100.64.0.0/16', undefined,
    ['network', 'adopt', 'custom-networking', 'nodes-between', 'prefixes', 'new-nodes', 'remove'],
  ],
  [
    'settings of all kinds', {
      ...ROOMY,
      env: {
        WARM_IP_TARGET: '5',
        MINIMUM_IP_TARGET: '10',
        MAX_ENI: '3',
        AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true',
        ENABLE_POD_ENI: 'true',
        POD_SECURITY_GROUP_ENFORCING_MODE: 'standard',
        ADDITIONAL_ENI_TAGS: '{"team":"it\'s"}',
        CLUSTER_NAME: 'demo',
      },
    }, '100.64.0.0/16', 'A', ['network', 'adopt', 'prefixes', 'custom-networking', 'new-nodes'],
  ],
  ['a block for each zone, one of them in the VPC', ROOMY, 'eu-west-1a=100.64.0.0/16,eu-west-1b=10.0.128.0/17', 'C', ['network', 'adopt', 'both-at-once', 'new-nodes']],
])('the programs of %s synthesize', (_, sketch, podCidr, way, steps) => {
  expect([...templatesOf(sketch, podCidr, way).keys()]).toEqual(steps);
});
