import { IConstruct } from 'constructs';
import { appFindings } from '../../../../src/checks/private/app-findings';
import { identityOf } from '../../../../src/findings/identity';
import { Fact, Facts } from '../../../../src/findings/wording';
import { AppResources } from '../../../../src/templates/app-resources';
import { statementOf } from '../../stated/stated';

/** All that the rules say of an app, by what is said and where. */
export function statementsOf(_: AppResources, root: IConstruct): object {
  const said: Record<string, string[]> = {};
  for (const finding of appFindings(root, { instanceTypeLimits: [] }, false)) {
    const [what, , ...facts] = statementOf(finding).replace(/\bS\//g, '').split(' | ');
    const [name, properties] = what.split(/: ?(?=[^:]*$)/);
    said[name.replaceAll('.', '/')] = [...said[name] ?? [], [properties, ...facts].join(' | ')];
  }
  return { said };
}

/** What follows from the other facts of a finding about the room of subnets. */
const FOLLOWING = new Set([
  'sizes', 'zones', 'reserved', 'blocks', 'addressSupply', 'unstated', 'unspread', 'fitsSpread', 'alwaysFitsSpread', 'fitting', 'alwaysFitting', 'room', 'roomType', 'upperHalf',
  'endsDiscovery', 'way', 'length', 'slotBlock', 'prefixesMissing', 'addressesMissing', 'subnets', 'unsure',
]);

/** What is said of the room of subnets. */
const OF_ROOM = new Set(['overcommitted', 'possible', 'beyondLimits']);

/** What follows from what else is said, or is said of every cluster. */
const BESIDE = new Set(['noZoneLoss', 'endpointOpen', 'logsMissing']);

/**
 * The same with each fact by itself, so that a number is seen to differ: of the room of subnets those that others follow from, and of
 * nodes that are not counted each with its reason.
 */
export function factsStatedOf(_: AppResources, root: IConstruct): object {
  const said: Record<string, Record<string, object>> = {};
  for (const located of appFindings(root, { instanceTypeLimits: [] }, false)) {
    const [, what, path, at] = /, (\w+) at ([^:]*):? ?(.*)$/.exec(statementOf(located).split(' | ')[0])!;
    if (BESIDE.has(what)) continue;
    const { facts, about: { kind, name } } = identityOf(located.finding)!;
    const here = said[what] ??= {};
    const key = path.replace(/\bS\//g, '').replaceAll('.', '/');
    const others = Object.keys(here).filter((each) => each.split(' and ')[0] === key).length;
    here[others === 0 ? key : `${key} and ${others} more`] = {
      of: `${kind} ${name}`, ...at === '' ? {} : { at }, ...what === 'uncounted' ? sourcesIn(facts) : OF_ROOM.has(what) ? measuredIn(facts) : facts,
    };
  }
  return said;
}

function measuredIn(facts: Facts): object {
  const isNothing = (fact: Fact) => Array.isArray(fact) && fact.every((each) => each === 0);
  return Object.fromEntries(Object.entries(facts).filter(([name, fact]) => !FOLLOWING.has(name) && !isNothing(fact)));
}

function sourcesIn(facts: Facts): object {
  const { kinds, names, signs, reasons } = facts as Record<string, readonly string[]>;
  return { sources: kinds.map((kind, index) => `${kind} ${names[index]}, ${signs[index]}: ${reasons[index]}`) };
}
