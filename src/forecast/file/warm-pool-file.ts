import { Shape } from './shape';
import { WarmPool } from '../../capacity/warm-pool';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { FindingError } from '../../findings/finding-error';
import { lineOf } from '../../findings/print/finding-lines';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { WARM_TARGET_WORDS as WORDS } from '../../findings/words/nodes/warm-targets';

const TARGETS = ['warmPrefixTarget', 'warmIpTarget', 'minimumIpTarget', 'warmEniTarget'] as const;

/** Warm targets by their names in a file. */
type Targets = Partial<Record<typeof TARGETS[number], number>>;

/** The warm pool of a file, and what there is to say of it. */
export interface WarmPoolFile {
  /** Undefined for the targets of the add-on, and where the pool could not be read. */
  readonly pool?: WarmPool;
  readonly findings: Finding[];
}

/**
 * The warm pool that a file holds by its targets. A file describes clusters that run, so it may say 0 where a construct
 * refuses it: an IP target of 0 is not set, and neither is any target of 0 beside a live one; a prefix or ENI target of
 * 0 by itself keeps none warm.
 */
export function warmPoolFile(shape: Shape, value: unknown): WarmPoolFile {
  const before = shape.problems.length;
  const read = shape.properties(value, 'warmPool', TARGETS);
  const given: Targets = Object.fromEntries(
    Object.keys(read).map((name) => [name, shape.number(read[name], `warmPool.${name}`)]),
  );
  if (shape.problems.length > before) return { findings: [] };
  const unset = TARGETS.filter(
    (name) => given[name] === 0 && (isIpTarget(name) || TARGETS.some((other) => (given[other] ?? 0) !== 0)),
  );
  const live: Targets = Object.fromEntries(
    Object.entries(given).filter(([name]) => !unset.some((each) => each === name)),
  );
  try {
    const pool = poolOf(shape, live, Object.keys(given).length === unset.length && unset.length > 0);
    if (shape.problems.length > before) return { findings: [] };
    return { pool, findings: [...unset.map((name) => saidOf(WORDS.targetUnset, name)), ...idleFindings(live)] };
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    shape.problems.push(...error.findings.map(lineOf));
    return { findings: [] };
  }
}

function poolOf(shape: Shape, live: Targets, isAllUnset: boolean): WarmPool | undefined {
  const { warmPrefixTarget, warmIpTarget, minimumIpTarget, warmEniTarget } = live;
  const names = Object.keys(live).join(' and ');
  if (names === 'warmPrefixTarget') {
    return warmPrefixTarget === 0 ? WarmPool.none() : WarmPool.prefixes(warmPrefixTarget!);
  }
  if (names === 'warmEniTarget') return warmEniTarget === 0 ? WarmPool._noEnis() : WarmPool.enis(warmEniTarget!);
  const ofAddresses = Object.keys(live).every((name) => isIpTarget(name));
  if (ofAddresses && warmIpTarget !== undefined) return WarmPool.addresses(warmIpTarget, minimumIpTarget);
  if (names === 'minimumIpTarget') return WarmPool._minimumAlone(minimumIpTarget!);
  if (isAllUnset) return undefined;
  shape.problems.push(
    `warmPool holds ${names || 'nothing'}: `
    + 'give warmPrefixTarget, or warmIpTarget with or without minimumIpTarget, or warmEniTarget',
  );
  return undefined;
}

/** What a pool that keeps nothing costs, or one that stops. */
function idleFindings({ warmPrefixTarget, warmEniTarget, warmIpTarget, minimumIpTarget }: Targets): Finding[] {
  return [
    ...minimumIpTarget === undefined || warmIpTarget !== undefined ? []
      : [findingOf(WORDS.floorAlone, about.setting('minimumIpTarget'), { minimum: minimumIpTarget })],
    ...warmPrefixTarget === 0 ? [saidOf(WORDS.noWarmPrefix, 'warmPrefixTarget')] : [],
    ...warmEniTarget === 0 ? [saidOf(WORDS.noWarmEni, 'warmEniTarget')] : [],
  ];
}

function saidOf(words: Wording<{ setting: string }>, name: string): Finding {
  return findingOf(words, about.setting(name), { setting: `warmPool.${name}` });
}

function isIpTarget(name: string): boolean {
  return name === 'warmIpTarget' || name === 'minimumIpTarget';
}
