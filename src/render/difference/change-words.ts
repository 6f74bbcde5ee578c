import { PlanStage } from '../../forecast/plan-stage';
import { ChangeKind, ChangeValue, PlanChange, StagePlace } from '../../plan/difference/plan-change';
import { Sentence } from '../model/report-model';
import { safe, subnetList as subjectList } from '../model/shown-names';
import { count, nameList, STAGE_WORDS, unitWords } from '../model/stage-words';

/** What is said of a change of each kind. */
const WORDS: Readonly<Record<ChangeKind, (change: PlanChange) => Sentence>> = {
  'cluster-added': ({ subject }) => [{ strong: 'New cluster' }, `: ${safe(subject)}`],
  'cluster-removed': ({ subject }) => [{ strong: 'Cluster gone' }, `: ${safe(subject)}`],
  'no-longer-fits': (change) => [{ strong: `No longer fits: ${stage(change)}` }, ` (${places(change)})`],
  'further-short': (change) => [{ strong: `Falls further short: ${stage(change)}` }, ` (${places(change)})`],
  'no-longer-known': (change) => [
    { strong: `No longer known: ${stage(change)}` }, ' (the size of a subnet is chosen when it is deployed)',
  ],
  'known-now': (change) => [`Known now, and fits: ${stage(change)} (${places(change)})`],
  'less-short': (change) => [`Falls less short: ${stage(change)} (${places(change)})`],
  'fits-again': (change) => [`Fits again: ${stage(change)} (${places(change)})`],
  'finding-new': ({ severity, message, subject, subjects = [] }) => [
    { strong: `New ${severity}` }, `: ${safe(message ?? '')} `, { code: subject }, ...others(subjects),
  ],
  'finding-gone': ({ severity, subject, subjects = [] }) => [
    `Resolved ${severity}: `, { code: subject }, ` of ${subjectList(subjects)}`,
  ],
  'ip-family': (change) => [
    { strong: 'IP family changes' }, `: ${wasIs(change)}; a cluster cannot change its IP family, so it is replaced`,
  ],
  'ip-assignment': (change) => [
    { strong: 'IP assignment of ENI slots changes' }, `: ${wasIs(change)}; every node is replaced`,
  ],
  'custom-networking': ({ is }) => [
    { strong: is === true ? 'Pods get subnets of their own' : 'Pods go back to the subnets of the nodes' },
    ': every node is replaced',
  ],
  'subnet-discovery': ({ is }) => [
    { strong: is === true ? 'Pods find subnets by their tag' : 'Pods no longer find subnets by their tag' },
    ': running nodes keep what they have',
  ],
  'subnet-replaced': (change) => [
    { strong: 'Replaced' }, `: ${safe(change.subject)}, `, ...codes(change),
    '; pods and nodes in it lose their addresses',
  ],
  'subnet-renamed': (change) => [
    { strong: 'Renamed' }, `: ${wasIs(change)}; where this is the path of a construct, CloudFormation makes the subnet `
    + 'anew while its CIDR is still taken',
  ],
  'subnet-resized': (change) => [
    { strong: 'Resized' }, `: ${safe(change.subject)}, `, ...codes(change),
    '; a subnet cannot change its size, so it is replaced',
  ],
  'subnet-zone': (change) => [
    { strong: 'Moved' },
    `: ${safe(change.subject)}, ${wasIs(change)}; a subnet cannot change its zone, so it is replaced`,
  ],
  'subnet-removed': ({ subject, was }) => [
    { strong: 'Removed' }, `: ${safe(subject)} `, { code: shown(was) }, '; pods and nodes in it lose their addresses',
  ],
  'reservation-removed': ({ subject, was, worse }) => (worse
    ? [
      { strong: 'No longer reserved' }, ': ', { code: shown(was) },
      ` of ${safe(subject)}; single addresses may lie there`,
    ]
    : ['Reserved as part of a larger range: ', { code: shown(was) }, ` of ${safe(subject)}`]),
  'room': ({ was, is }) => [
    'Every stage fits up to ', { strong: is === undefined ? 'a number of nodes that is not known' : nodes(is) },
    was === undefined ? ' (was not known)' : ` (was ${nodes(was)}${sign(was, is)})`,
  ],
  'max-pods': (change) => [
    'Max pods of ', { strong: safe(change.subject) },
    `: ${wasIs(change)}${sign(change.was, change.is)}; its nodes are replaced`,
  ],
  'pods-per-node': (change) => [
    `Pods on a node of ${safe(change.subject)}: ${wasIs(change)}${sign(change.was, change.is)}`,
  ],
  'prefixes-per-node': (change) => [
    `Prefixes of a node of ${safe(change.subject)}: ${wasIs(change)}${sign(change.was, change.is)}`,
  ],
  'group-removed': ({ subject, was }) => [`Node group gone: ${safe(subject)} (was ${shown(was)} nodes)`],
  'group-added': ({ subject, is }) => [`New node group: ${safe(subject)} (${shown(is)} nodes)`],
  'group-sizes': (change) => [`Nodes of ${safe(change.subject)}, minimum / usual / peak: ${wasIs(change)}`],
  'group-types': (change) => [`Instance types of ${safe(change.subject)}: ${wasIs(change)}`],
  'group-subnets': (change) => [`Subnets for pods of ${safe(change.subject)}: ${wasIs(change)}`],
  'fleet-removed': ({ subject, was }) => [`Fleet gone: ${safe(subject)} (was ${shown(was)} nodes)`],
  'fleet-added': ({ subject, is }) => [`New fleet: ${safe(subject)} (${shown(is)} nodes)`],
  'fleet-sizes': (change) => [
    `Nodes of ${safe(change.subject)}, minimum / usual / within its limits: ${wasIs(change)}`,
  ],
  'subnet-added': ({ subject, is }) => [`New subnet: ${safe(subject)} `, { code: shown(is) }],
  'reservation-added': ({ subject, is }) => ['Reserved for prefixes: ', { code: shown(is) }, ` of ${safe(subject)}`],
  'setting': (change) => [{ code: change.subject }, `: ${wasIs(change)}`],
  'quota': (change) => [`Default quota of ${safe(change.subject)}: ${wasIs(change)} of ${shown(change.of)}`],
};

/** A change in words. */
export function changeWords(change: PlanChange): Sentence {
  return WORDS[change.kind](change);
}

function stage({ subject, subjects = [subject] }: PlanChange): string {
  return nameList(subjects.map((each) => STAGE_WORDS[each as PlanStage].name));
}

/** What was taken and is, each of how much. */
function places({ was, is }: PlanChange): string {
  const [before, now] = [was, is] as Array<StagePlace | undefined>;
  const isSame = before !== undefined && before.supply === now?.supply && before.unit === now.unit;
  return [
    ...before === undefined ? [] : [`was ${isSame ? count(before.taken) : taken(before)}`],
    ...now === undefined ? ['nothing is taken now'] : [`is ${taken(now)} of ${safe(now.subnet)}${short(now)}`],
  ].join(', ');
}

function taken({ taken: some, supply, unit }: StagePlace): string {
  return `${count(some)} of ${count(supply)} ${unitWords(unit)}`;
}

function short({ taken: some, supply }: StagePlace): string {
  return some > supply ? `: ${count(some - supply)} too few` : '';
}

/** What a finding is about beside the subject that its message names. */
function others(subjects: readonly string[]): Sentence {
  return subjects.length < 2 ? [] : [`, and the same of ${subjectList(subjects.slice(1))}`];
}

function wasIs({ was, is }: PlanChange): string {
  return `was ${shown(was)}, is ${shown(is)}`;
}

function codes({ was, is }: PlanChange): Sentence {
  return ['was ', { code: shown(was) }, ', is ', { code: shown(is) }];
}

function shown(value: ChangeValue | undefined): string {
  if (value === undefined) return 'not known';
  if (typeof value === 'number') return count(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none of its own' : nameList(value.map(safe));
  return safe(String(value));
}

function nodes(value: ChangeValue): string {
  return `${shown(value)} ${value === 1 ? 'node' : 'nodes'}`;
}

function sign(was: ChangeValue | undefined, is: ChangeValue | undefined): string {
  if (typeof was !== 'number' || typeof is !== 'number') return '';
  return is < was ? `, -${count(was - is)}` : `, +${count(is - was)}`;
}
