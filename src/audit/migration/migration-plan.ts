import { targetMode } from './course/course';
import { blockSources } from './course/freed-blocks';
import { judgedWay, JudgedWay } from './course/judged-way';
import { leftOutNodes, missing, missingParts, unfitClusters } from './facts/needed-parts';
import { podCidrForm, podRange, PodRange, SHARES } from './facts/pod-range';
import { StartingPoint, startingPoint } from './facts/starting-point';
import {
  Migration, MigrationGroup, MigrationOptions, MigrationProblem, MigrationRefusal, MigrationWay, WayVerdict,
} from './migration';
import { migrationNotes } from './migration-notes';
import { migrationSteps } from './steps/migration-steps';
import { CNI_FEATURES, lacks, sinceText } from '../../capacity/kernel/cni-features';
import { counted, few } from '../../findings/phrases';
import { RunningCluster } from '../model/running-cluster';

/** In this order a way is chosen. */
const WAYS: readonly MigrationWay[] = ['A', 'B', 'C'];

/**
 * The ordered plan by which a cluster that runs gets prefixes, or why there is none: all of it, with what frees the
 * blocks and addresses that are missing.
 */
export function migrationOf(cluster: RunningCluster, options: MigrationOptions): Migration {
  const notes = [...cluster.notes, ...leftOutNodes(cluster)];
  const refused = (problems: readonly MigrationProblem[], ways: readonly WayVerdict[] = []): MigrationRefusal => ({
    kind: 'migration-refused',
    schemaVersion: 1,
    cluster: cluster.controlPlane?.name,
    target: options.target,
    podCidr: options.podCidr,
    problems,
    ways,
    notes,
  });
  const form = options.podCidr === undefined ? [] : podCidrForm(options.podCidr);
  const first = [...unfitClusters(cluster), ...missingParts(cluster), ...form];
  if (first.length > 0) return refused(first);
  const start = startingPoint(cluster);
  if (!('groups' in start)) return refused(start);
  const { podCidr } = options;
  const ranges = podCidr === undefined ? [undefined] : SHARES.map((share) => podRange(podCidr, start, share));
  const [range] = ranges;
  const inTheWay = [...atStart(start, options), ...Array.isArray(range) ? range : []];
  if (inTheWay.length > 0) return refused(inTheWay);
  // A larger share of the pod subnets is reserved only where no plan fits a smaller one.
  const tried = (ranges as ReadonlyArray<PodRange | undefined>)
    .map((each) => () => planned(start, each, options, notes, refused));
  const plain = tried[0]();
  if (plain.kind === 'migration') return plain;
  return tried.slice(1).map((plan) => plan()).find(({ kind }) => kind === 'migration') ?? plain;
}

function planned(
  start: StartingPoint,
  range: PodRange | undefined,
  options: MigrationOptions,
  notes: readonly string[],
  refused: (problems: readonly MigrationProblem[], ways: readonly WayVerdict[]) => MigrationRefusal,
): Migration {
  const judged = WAYS.map((way) => judgedWay(start, range, way));
  const ways = judged.map(({ verdict }) => verdict);
  const chosen = judged.find(({ verdict }) =>
    verdict.possible && (options.way === undefined || verdict.way === options.way));
  if (chosen?.course === undefined || chosen.ledger === undefined) {
    const asked = judged.filter(({ verdict, course }) =>
      (options.way === undefined ? course !== undefined : verdict.way === options.way));
    return refused(refusals(asked), ways);
  }
  return {
    kind: 'migration',
    schemaVersion: 1,
    cluster: start.name,
    region: start.cluster.region,
    target: options.target,
    podCidr: options.podCidr,
    from: start.mode,
    to: targetMode(start, range),
    way: chosen.verdict.way,
    ways,
    groups: groupsOf(start, chosen),
    steps: migrationSteps(start, range, { ...chosen, course: chosen.course, ledger: chosen.ledger }),
    notes: [...notes, ...range?.notes ?? [], ...migrationNotes(start)],
  };
}

/** What is in the way of each way that was asked for, what is the same for several of them once. */
function refusals(judged: readonly JudgedWay[]): MigrationProblem[] {
  const found = new Map<string, { readonly ways: MigrationWay[]; readonly problem: MigrationProblem }>();
  for (const { verdict, problems, course } of judged) {
    const all: readonly MigrationProblem[] = course === undefined
      ? [{ kind: 'no-such-way', message: `There is none: ${verdict.reasons[0]}`, details: [], fix: [] }]
      : problems;
    for (const problem of all) {
      const known = found.get(problem.message);
      if (known === undefined) found.set(problem.message, { ways: [verdict.way], problem });
      else known.ways.push(verdict.way);
    }
  }
  return [...found.values()].map(({ ways, problem }) => ({
    ...problem,
    message: judged.length === 1 && problem.kind !== 'no-such-way' ? problem.message
      : `${ways.length === 1 ? 'Way' : 'Ways'} ${ways.join(', ')}: ${problem.message}`,
  }));
}

/** What is in the way whichever way is gone. */
function atStart(start: StartingPoint, { podCidr }: MigrationOptions): MigrationProblem[] {
  const { mode, version, cluster, nodes } = start;
  const problems: MigrationProblem[] = [];
  if (lacks(version, CNI_FEATURES.prefixes)) {
    problems.push({
      kind: 'version-too-old',
      message: `The VPC CNI ${version} does not support prefixes, which came with ${sinceText(CNI_FEATURES.prefixes)}`,
      details: [],
      fix: ['update the VPC CNI first, one minor version at a time'],
    });
  }
  if (mode.customNetworking && podCidr !== undefined) {
    problems.push({
      kind: 'custom-networking-on',
      message: 'Custom networking is on already: pods have subnets of their own',
      details: [],
      fix: ['leave --pod-cidr out: prefixes then come from these subnets'],
    });
  }
  if (mode.prefixes && (mode.customNetworking || podCidr === undefined)) problems.push(alreadyDense(start));
  if (mode.customNetworking && !mode.prefixes && cluster.eniConfigs === undefined) {
    problems.push(missing('the ENIConfigs, which name the subnets of pods', 'kubectl get eniconfigs -o json'));
  }
  const leftOut = [...new Set(nodes.map(({ subnetId }) => subnetId))]
    .filter((id) => cluster.subnets?.some((each) => each.subnetId === id && each.cniRole === '0'));
  if (leftOut.length > 0 && !mode.customNetworking) {
    problems.push({
      kind: 'subnets-left-out',
      message: `Pods are kept off ${few(leftOut)} by the tag kubernetes.io/role/cni = 0`,
      details: ['this command plans for pods in the subnets of nodes, or in those of ENIConfigs'],
      fix: ['move these nodes by PodNetwork.taggedSubnets, whose pod subnets are tagged already'],
    });
  }
  return problems;
}

function alreadyDense(start: StartingPoint): MigrationProblem {
  const capacities = new Map(start.groups.map((group) =>
    [group, group.newNodes(start.inMode(start.mode))?.maxPods ?? 0]));
  const told = [...capacities].flatMap(([group, most]) => group.nodes.filter(({ maxPods = most }) => maxPods < most));
  return {
    kind: 'already-dense',
    message: 'Prefixes are on already: no setting has to change',
    details: [
      ...[...start.subnets.values()].map(({ subnetId, wholeBlocks, unseen }) =>
        `${subnetId} has ${unseen === 0 ? '' : 'at most '}${counted(wholeBlocks, 'whole /28 block')} left`),
      ...told.length === 0 ? [] : [
        `${counted(told.length, 'node')} ${told.length === 1 ? 'has' : 'have'} fewer max pods than addresses: `
      + few(told.map(({ name, maxPods }) => `${name} (${maxPods})`)),
      ],
    ],
    fix: [
      ...told.length === 0 ? [] : ['replace these nodes by new groups: a node keeps the max pods that it started with'],
      ...start.mode.customNetworking ? [] : ['to give pods subnets of their own, give --pod-cidr'],
      ...[...start.subnets.values()].filter(({ wholeBlocks }) => wholeBlocks < start.nodes.length)
        .flatMap((subnet) => blockSources(subnet, start)),
    ],
  };
}

function groupsOf(start: StartingPoint, { course }: JudgedWay): MigrationGroup[] {
  const generations = course!.stretches.flatMap((stretch) => (stretch.kind === 'replace' ? [stretch.generation] : []));
  const last = generations[generations.length - 1];
  const between = generations.find(({ isLast }) => !isLast);
  return start.groups.map((group) => ({
    name: group.name,
    kind: group.kind,
    nodes: group.nodes.length,
    instanceTypes: group.types.map(({ instanceType }) => instanceType),
    pods: group.pods,
    maxPods: {
      old: [...new Set(group.nodes.flatMap(({ maxPods }) => maxPods ?? []))].sort((one, other) => one - other),
      new: last.nodes.get(group)!.maxPods,
      between: between?.nodes.get(group)?.maxPods,
    },
    nodesBetween: between?.nodes.get(group)?.nodes,
  }));
}
