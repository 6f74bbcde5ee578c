import { App } from 'aws-cdk-lib';
import { OrderedApp, orderedStack, Style } from './ordered-apps';
import { appOfTemplate, dependsOnEdges, Edge, reversed, without } from './template-edges';
import { saidOf } from '../../../private/cdk-plain';
import { CfnTemplate } from '../../../private/template-graph';

/*
 * Each edge that is written by DependsOn alone in a complete app, removed and reversed, parallel ways cut: what is to be said of it, and why. An
 * error is where the deployment stops or nodes never become Ready, and nowhere else.
 */

process.env.CDK_VALIDATION = 'false';

type Outcome = 'error' | 'warning' | 'nothing';

/** What is to be said, and why; of an app where it depends on that. */
type Row = readonly [Outcome | ((app: OrderedApp) => Outcome), string];

interface Rows {
  readonly removed: Row;
  readonly reversed: Row;
}

const isConfigured = ({ settings }: OrderedApp) => settings !== 'none';
const nothing = (why: string): Row => ['nothing', why];

/** By what waits, and what is waited for. */
const TABLE: Readonly<Record<string, Rows>> = {
  'pod subnet -> block': {
    removed: ['warning', 'a race: EC2 refuses a subnet outside of the blocks that the VPC has'],
    reversed: ['error', 'the subnet is made first, so EC2 refuses it for certain'],
  },
  'cluster -> block': {
    removed: nothing('subnets in it wait for it themselves'),
    reversed: nothing('the control plane may take an hour to know a block, for kubectl exec and webhooks alone'),
  },
  'cluster -> pod subnet': {
    removed: nothing('pod subnets are none of the control plane; what names them refers to them'),
    reversed: nothing('they are there before the add-on, which refers to them or waits for them'),
  },
  'cluster -> pod route': {
    removed: nothing('no pod runs yet'),
    reversed: nothing('no pod runs yet: a cluster takes ten minutes'),
  },
  'cluster -> reservation': {
    removed: nothing('no ENI is in the subnet yet'),
    reversed: nothing('no ENI is in the subnet yet: the reservation is there before a node'),
  },
  'vpc-cni -> pod subnet': {
    removed: nothing('what names the subnet refers to it'),
    reversed: nothing('the add-on itself needs no subnet; ENIConfigs refer to theirs'),
  },
  'vpc-cni -> pod route': {
    removed: nothing('a node takes minutes to start, a route seconds'),
    reversed: nothing('nodes have a way out of their own subnets; pods get theirs a moment later'),
  },
  'vpc-cni -> reservation': {
    removed: nothing('EC2 reserves what is free: the few addresses that are taken by then cost a block each'),
    reversed: nothing('the same'),
  },
  'vpc-cni -> kube-proxy': {
    removed: nothing('both are there long before a node'),
    reversed: nothing('the DaemonSet is there before a node has started, and the VPC CNI tries again'),
  },
  'vpc-cni -> agent': {
    removed: nothing('both are there long before a node'),
    reversed: nothing('the agent is there before a node has started, and the VPC CNI tries again'),
  },
  'vpc-cni -> policy': {
    removed: nothing('the policy is there before a node'),
    reversed: nothing('the add-on is active without a node; the nodes wait for the policy themselves'),
  },
  'eni-configs -> vpc-cni': {
    removed: nothing('that EKS has no definition of ENIConfigs without the add-on was not established: an info'),
    reversed: nothing('the same; nodes find both'),
  },
  'group -> vpc-cni': {
    removed: [(app) => (isConfigured(app) ? 'warning' : 'nothing'), 'EKS takes the pod count from what it finds; its defaults are what the add-on sets'],
    reversed: [
      (app) => {
        // Without permissions of the nodes only the add-on, or an association, gives the VPC CNI any.
        if (app.bare || app.permissions === 'account') return 'error';
        return isConfigured(app) ? 'warning' : 'nothing';
      },
      'bare nodes stay NotReady, cni plugin not initialized; others are served by what EKS installs, if that may attach ENIs',
    ],
  },
  'group -> kube-proxy': {
    removed: nothing('the DaemonSet is there before a node has started'),
    reversed: [({ bare }) => (bare ? 'error' : 'nothing'), 'the VPC CNI does not reach the API server; else EKS has installed one'],
  },
  'group -> agent': {
    removed: nothing('the DaemonSet is there before a node has started'),
    reversed: [
      ({ permissions }) => (permissions === 'addon' || permissions === 'association' ? 'error' : 'nothing'),
      'no credentials: with an association the VPC CNI asks the agent alone, also where EKS installs add-ons by itself',
    ],
  },
  'group -> policy': {
    removed: nothing('the policy is there before a node has started'),
    reversed: ['error', 'UnauthorizedOperation: nothing else lets the VPC CNI attach ENIs'],
  },
  'group -> association': {
    removed: nothing('the association is there before a node has started'),
    reversed: ['error', 'until then the VPC CNI has the role of the nodes, which may not attach ENIs'],
  },
  'group -> provider': {
    removed: nothing('the provider is there before a node has started'),
    reversed: ['error', 'no credentials: the role of the service account is had through the provider'],
  },
  'group -> eni-configs': {
    removed: nothing('kubectl takes seconds, a node minutes, and the VPC CNI tries again'),
    reversed: ['error', 'custom networking is on, and a node finds no ENIConfig: Failed to attach any ENIs'],
  },
  'group -> way out': {
    removed: nothing('a route is there before a node has started'),
    reversed: ['error', 'nodes reach neither EC2 nor the registry of images, and never join'],
  },
  'coredns -> group': {
    removed: nothing('the add-on waits twenty minutes for a node, which takes less'),
    reversed: ['error', 'DEGRADED for want of a node, until the deployment stops'],
  },
};

/** What else libraries order, which nodes and add-ons do not depend on. */
const OTHERS = ['other', 'way out', 'block', 'pod subnet', 'pod route', 'cluster', 'eni-configs'];

function kindOf(template: CfnTemplate, id: string): string {
  const { Type: type, Properties: properties = {} } = template.Resources[id];
  const isOfPods = (subnet: string) => String(template.Resources[subnet]?.Properties.CidrBlock).startsWith('100.64.');
  switch (type) {
    case 'AWS::EC2::VPCCidrBlock': return 'block';
    case 'AWS::EC2::Subnet': return isOfPods(id) ? 'pod subnet' : 'other';
    case 'AWS::EC2::SubnetRouteTableAssociation':
      return isOfPods(properties.SubnetId.Ref) ? 'pod route' : isOfNodes(template, properties.SubnetId.Ref) ? 'way out' : 'other';
    case 'AWS::EC2::Route': return properties.NatGatewayId === undefined ? 'other' : 'way out';
    case 'AWS::EC2::SubnetCidrReservation': return 'reservation';
    case 'AWS::EKS::Cluster': case 'Custom::AWSCDK-EKS-Cluster': return 'cluster';
    case 'AWS::EKS::Addon': return { 'eks-pod-identity-agent': 'agent' }[properties.AddonName as string] ?? properties.AddonName;
    case 'AWS::EKS::Nodegroup': return 'group';
    case 'AWS::IAM::Policy': return id.startsWith('CniPolicy') ? 'policy' : 'other';
    case 'AWS::EKS::PodIdentityAssociation': return 'association';
    case 'AWS::IAM::OIDCProvider': return 'provider';
    default: return JSON.stringify(properties.Manifest ?? '').includes('ENIConfig') ? 'eni-configs' : 'other';
  }
}

function isOfNodes(template: CfnTemplate, subnet: string): boolean {
  return Object.values(template.Resources).some(({ Type: type, Properties: properties }) => (
    type === 'AWS::EKS::Nodegroup' && JSON.stringify(properties.Subnets).includes(`"${subnet}"`)));
}

const STYLES: Style[] = ['aws-eks', 'aws-eks-v2', 'plain'];
const APPS: OrderedApp[] = [
  ...STYLES.flatMap((style) => [true, false].flatMap((bare) => (['prefixes', 'custom'] as const).map((settings) => (
    { style, bare, settings, permissions: 'addon' as const })))),
  ...[true, false].flatMap((bare) => [
    { style: 'plain' as const, bare, settings: 'none' as const, permissions: 'addon' as const },
    ...(['association', 'account', 'nodes'] as const).map((permissions) => ({ style: 'plain' as const, bare, settings: 'prefixes' as const, permissions })),
  ]),
];
const nameOf = ({ style, bare, settings, permissions }: OrderedApp) =>
  `${style.replace(/-/g, '')}-${bare ? 'bare' : 'kept'}-${settings}-${permissions}`;

const templates = (() => {
  const app = new App({ analyticsReporting: false });
  for (const each of APPS) orderedStack(app, nameOf(each), each);
  const assembly = app.synth();
  return new Map(APPS.map((each) => [each, assembly.getStackByName(nameOf(each)).template as CfnTemplate]));
})();

/** What is said of a template that is not said of the right one. */
function outcomeOf(template: CfnTemplate): Outcome {
  const said = saidOf(appOfTemplate(template));
  return said.some((each) => each.startsWith('error')) ? 'error' : said.length > 0 ? 'warning' : 'nothing';
}

const kindsOf = (template: CfnTemplate, { later, earlier }: Edge) => `${kindOf(template, later)} -> ${kindOf(template, earlier)}`;

/** What there is one of for each zone, which differs in its addresses alone. */
const OF_ZONES = ['pod subnet', 'pod route', 'reservation'];

/** The edges, of one zone where they are those of several zones. */
function ofOneZone(template: CfnTemplate, edges: readonly Edge[]): Edge[] {
  const kinds = edges.map((edge) => kindsOf(template, edge));
  return edges.filter((_, index) => !OF_ZONES.some((kind) => kinds[index].includes(kind)) || kinds.indexOf(kinds[index]) === index);
}

/** Whether nothing is to be said where an edge is not there. */
function canCut(template: CfnTemplate, edge: Edge): boolean {
  return TABLE[kindsOf(template, edge)]?.removed[0] === 'nothing';
}

const tried = new Map<string, number>();

describe.each(APPS.map((each) => [nameOf(each), each] as const))('%s', (_, variant) => {
  const template = templates.get(variant)!;
  const edges = dependsOnEdges(template);

  test('is right as it is', () => {
    expect(saidOf(appOfTemplate(template))).toEqual([]);
  });

  test('has no edge that the table does not know', () => {
    const unknown = edges.map((edge) => kindsOf(template, edge)).filter((kinds) => TABLE[kinds] === undefined);

    expect(unknown.filter((kinds) => !kinds.split(' -> ').some((kind) => kind === 'other') && !OTHERS.includes(kinds.split(' -> ')[0]))).toEqual([]);
  });

  test.each(['removed', 'reversed'] as const)('each edge, %s', (change) => {
    // Of what else a library orders nothing is ever said, and zones are alike: one app of each is enough for both.
    const isFirst = APPS.find(({ style }) => style === variant.style) === variant;
    const known = edges.filter((edge) => TABLE[kindsOf(template, edge)] !== undefined);
    const seen = (isFirst ? edges : ofOneZone(template, known)).flatMap((edge) => {
      const kinds = kindsOf(template, edge);
      const cut = without(template, edge, (other) => canCut(template, other));
      if (cut === undefined) return [];
      const changed = change === 'removed' ? cut : reversed(cut, edge);
      const [outcome, why] = TABLE[kinds]?.[change] ?? nothing('of another resource');
      const expected = typeof outcome === 'function' ? outcome(variant) : outcome;
      tried.set(`${kinds} ${change}`, (tried.get(`${kinds} ${change}`) ?? 0) + 1);
      const found = outcomeOf(changed);
      return found === expected ? [] : [`${edge.later} -> ${edge.earlier} (${kinds}): ${found}, not ${expected}: ${why}`];
    });

    expect(seen).toEqual([]);
  });
});

test('each row of the table was tried', () => {
  const rows = Object.keys(TABLE).flatMap((kinds) => [`${kinds} removed`, `${kinds} reversed`]);

  expect(rows.filter((row) => !tried.has(row))).toEqual([]);
});
