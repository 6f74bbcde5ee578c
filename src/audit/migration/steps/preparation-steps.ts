import { COMMANDS, shellWord } from './migration-commands';
import { StepContext, STOP_SIGNS, WrittenStep } from './step-context';
import { counted, few } from '../../../findings/phrases';
import { ABSENT } from '../../model/running-cluster';
import { wayOutFor } from '../course/judged-way';
import { blocksInWords } from '../facts/pod-range';

/** Nothing may grow or be replaced while the plan is followed, and no node may be in its way. */
export function holdStillStep({ start: { groups, cluster }, judged: { stuck } }: StepContext): WrittenStep {
  const managed = groups.filter(({ kind }) => kind === 'managed').map(({ name }) => name);
  const pools = groups.filter(({ kind }) => kind === 'karpenter');
  const tight = (cluster.disruptionBudgets ?? []).filter(({ disruptionsAllowed }) => disruptionsAllowed === 0);
  return {
    id: 'hold-still',
    title: stuck.length === 0 ? 'Freeze the cluster' : 'Freeze the cluster, and prepare nodes',
    actions: [
      'keep the files of this audit, to compare with them if you go back',
      ...managed.length === 0 ? [] : [
        `stop the autoscaler for the old groups, so that this plan stays valid: ${few(managed)}`,
      ],
      ...pools.length === 0 ? [] : ['let Karpenter replace no node by drift until the step that says so'],
      ...stuck.map((each) => `${wayOutFor(each)}: it is ${each.why}, and would be left without a prefix`),
      ...cluster.disruptionBudgets === undefined
        ? ['list the PodDisruptionBudgets (no file has them): those that allow no disruption stop a drain'] : [],
      ...tight.map(({ namespace, name }) =>
        `PodDisruptionBudget ${namespace}/${name} allows no disruption now: a drain waits for it`),
    ],
    commands: [
      ...pools.map(({ name }) => COMMANDS.holdDrift(name)),
      ...stuck.map(({ node, why }) => (why === 'cordoned' ? COMMANDS.uncordon : COMMANDS.drain)(node.name)),
    ],
    oldNodes: ['nothing changes on them'],
    checks: [
      {
        command: COMMANDS.maxPods,
        expect: stuck.length === 0 ? 'the nodes of the audit, as they were' : 'none of the nodes that are named above',
      },
      { command: COMMANDS.budgets, expect: 'ALLOWED DISRUPTIONS of 1 or more for each' },
    ],
    stop: stuck.length === 0 ? [] : [
      `one of these nodes is still there as it is: ${few(stuck.map(({ node }) => node.name))}`,
      'collect and run migrate again before the next step: it must no longer name such a node',
    ],
    back: ['start the autoscaler again'],
  };
}

/** What is made beside the cluster: subnets for pods, and reservations. */
export function networkStep({ start, range, judged }: StepContext): WrittenStep | undefined {
  const { reserved } = judged.ledger;
  if (range === undefined && reserved.size === 0) return undefined;
  const ids = [...reserved.keys()].sort();
  const vpc = start.cluster.controlPlane?.vpcId ?? start.cluster.vpc?.vpcId ?? 'VPC';
  const isNew = range?.blocks.some(({ isPartOfVpc }) => !isPartOfVpc) === true;
  const several = (range?.blocks.length ?? 0) > 1;
  const what = isNew ? several ? 'secondary blocks' : 'a secondary block' : several ? 'the ranges' : 'the range';
  return {
    id: 'network',
    title: range === undefined ? 'Reserve blocks for prefixes' : 'Make the subnets for pods, and reserve blocks',
    actions: [
      'deploy the stack of this library next to the cluster; the cluster itself is not in it yet',
      ...range === undefined ? [] : [
        `${what} ${blocksInWords(range)}, with a pod subnet for each of ${counted(range.subnets.length, 'zone')}: `
        + range.subnets.map(({ zone, cidr }) => `${zone} ${cidr}`).join(', '),
        ...!isNew
          ? [] : ['then wait 1 hour: until then the control plane may not reach addresses of a new block'],
      ],
      ...ids.map((id) => `reserved in ${id}: ${reserved.get(id)!.join(', ')}, all of it free today`),
    ],
    oldNodes: [
      'nothing changes on them',
      ...ids.length === 0 ? [] : ['single addresses no longer come from the reserved ranges'],
    ],
    checks: [
      ...range === undefined
        ? [] : [{ command: COMMANDS.blocks(vpc), expect: `${blocksInWords(range)}, associated` }],
      ...ids.map((id) => ({ command: COMMANDS.reservations(id), expect: reserved.get(id)!.join(', ') })),
    ],
    stop: ['the deployment fails: nothing depends on it yet, so correct it and deploy again'],
    back: ['remove the stack: none of its addresses is in use yet'],
  };
}

/** What has to know the new range before pods are in it. */
export function reachStep({ range }: StepContext): WrittenStep | undefined {
  if (range === undefined) return undefined;
  const cidr = blocksInWords(range);
  return {
    id: 'reach',
    title: 'Let the new range reach what pods need',
    actions: [
      `security groups, network ACLs and interface endpoints of the VPC see pods with addresses of ${cidr}: let it in, `
      + 'as podSubnets.allowTo does, because there is no SNAT to addresses of the VPC',
      'lists of allowed addresses, at databases and in other VPCs, that name the primary block: add the range',
      'NetworkPolicies with an ipBlock of the old range: add the new one',
      'routes: a NAT gateway for the pod subnets; peers and transit gateways where pods are reached from outside',
      'leave the tag kubernetes.io/role/internal-elb off the pod subnets: balancers would take their addresses',
    ],
    oldNodes: ['nothing changes on them'],
    checks: [{
      command: 'aws ec2 describe-security-groups --filters Name=ip-permission.cidr,Values='
        + range.blocks.map((block) => shellWord(block.cidr)).join(','),
      expect: 'each group that pods must reach',
    }],
    stop: [`${cidr} is routed to the VPC from elsewhere, as by a transit gateway or from your own network`],
    back: ['remove the rules'],
  };
}

/** What of the configuration of an add-on has a property in each program. */
const CARRIED = ['env', 'eniConfig', 'enableNetworkPolicy'];

/** The init container has its settings by security groups for pods in strict mode, and else not. */
function carriedOf({ variables }: StepContext['start']): string[] {
  const mode = variables.text('POD_SECURITY_GROUP_ENFORCING_MODE');
  return variables.isOn('ENABLE_POD_ENI') && mode !== 'standard' ? [...CARRIED, 'init'] : CARRIED;
}

/** The add-on as it runs, now in the hands of this library. */
export function adoptStep({ start }: StepContext): WrittenStep {
  const { addon } = start.cluster;
  const carried = carriedOf(start);
  const managed = addon === undefined || addon === ABSENT ? undefined : addon;
  const associations = managed?.podIdentityAssociations ?? [];
  const untyped = Object.keys(managed?.configuration ?? {}).filter((name) => !carried.includes(name)).sort();
  return {
    id: 'adopt',
    title: 'Take over the VPC CNI with the settings of today',
    actions: [
      addon === ABSENT
        ? 'aws-node is self-managed: the add-on takes it over by OVERWRITE, with all settings of today; '
          + 'print the whole DaemonSet, because the collected file lacks flags, resources and tolerations: '
          + 'kubectl get daemonset aws-node -n kube-system -o json > aws-node.whole.json'
        : 'an add-on that a stack has already keeps its logical id there (logicalId): under a new one EKS refuses it',
      ...addon === undefined ? ['no file says whether vpc-cni is an add-on: check with aws eks list-addons'] : [],
      ...associations.length === 0 ? [] : [
        `permissions are those of ${few(associations)}: its role is shown by describe-pod-identity-association`,
      ],
      ...untyped.length === 0 ? [] : [
        `${few(untyped)} of the add-on have no property here: adopt keeps them, and from the next step on they need `
        + 'an override of ConfigurationValues',
      ],
      'change nothing else in this deployment: compare the DaemonSet before and after, and expect an empty diff then',
    ],
    oldNodes: ['aws-node restarts, on a tenth of the nodes at a time; the mode stays the same'],
    checks: [
      { command: COMMANDS.awsNode, expect: 'successfully rolled out' },
      { command: COMMANDS.settings, expect: 'the variables of aws-node as they were collected' },
    ],
    stop: STOP_SIGNS,
    back: ['deploy the settings that were collected, or give the add-on back to the stack that had it'],
  };
}
