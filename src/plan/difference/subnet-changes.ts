import { PlanChange } from './plan-change';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { SubnetPlan } from '../subnet-plan';

/** The same subnet in two plans. */
export interface SubnetPair {
  readonly before: SubnetPlan;
  readonly now: SubnetPlan;
}

/** Subnets of two plans, each with what it was: by its name, else by its CIDR. */
export interface PairedSubnets {
  readonly pairs: readonly SubnetPair[];
  readonly gone: readonly SubnetPlan[];
  readonly added: readonly SubnetPlan[];
}

/** Finds each subnet in the plan before. */
export function pairedSubnets(was: readonly SubnetPlan[], is: readonly SubnetPlan[]): PairedSubnets {
  const left = new Set(was);
  const take = (found: SubnetPlan | undefined) => {
    if (found !== undefined) left.delete(found);
    return found;
  };
  const byName = new Map(was.map((subnet) => [subnet.name, subnet]));
  const named = is.map((now) => ({ now, before: take(byName.get(now.name)) }));
  const all = named.map(({ now, before }) => ({
    now,
    before: before ?? (now.cidr === undefined ? undefined : take([...left].find(({ cidr }) => cidr === now.cidr))),
  }));
  return {
    pairs: all.flatMap(({ now, before }) => (before === undefined ? [] : [{ now, before }])),
    gone: was.filter((subnet) => left.has(subnet)),
    added: all.flatMap(({ now, before }) => (before === undefined ? [now] : [])),
  };
}

/** What changes of subnets: what cannot be taken back, and what is added. */
export function subnetChanges({ pairs, gone, added }: PairedSubnets): PlanChange[] {
  return [
    ...pairs.flatMap(pairChanges),
    ...gone.map((subnet): PlanChange => (
      { rank: 3, kind: 'subnet-removed', subject: subnet.name, was: blockOf(subnet), worse: true }
    )),
    ...added.map((subnet): PlanChange => (
      { rank: 6, kind: 'subnet-added', subject: subnet.name, is: blockOf(subnet), worse: false }
    )),
  ];
}

function pairChanges({ before, now }: SubnetPair): PlanChange[] {
  const subject = now.name;
  const of = (kind: PlanChange['kind'], from: string, to: string, worse: boolean): PlanChange => (
    { rank: 3, kind, subject, was: from, is: to, worse }
  );
  const isReplaced = before.cidr !== undefined && now.cidr !== undefined && before.cidr !== now.cidr;
  // A size that was not known is not another one.
  const [was, is] = [before.prefixLength, now.prefixLength];
  const isResized = !isReplaced && was !== undefined && is !== undefined && was !== is;
  return [
    ...before.name === now.name ? [] : [of('subnet-renamed', before.name, now.name, true)],
    ...isReplaced ? [of('subnet-replaced', before.cidr, now.cidr, true)] : [],
    ...isResized
      ? [of('subnet-resized', `/${was}`, `/${is}`, is > was)] : [],
    ...before.zone === now.zone ? [] : [of('subnet-zone', before.zone, now.zone, true)],
    // The reservations of a subnet that is replaced go with it.
    ...isReplaced ? [] : reservationChanges(before, now),
  ];
}

/** Reservations that are gone, and ranges that are reserved now; one that grows around another keeps it. */
function reservationChanges(before: SubnetPlan, now: SubnetPlan): PlanChange[] {
  // Of a block that is chosen at deployment nobody knows the ranges.
  if ([before, now].some(({ cidr }) => cidr === undefined)) return [];
  const [were, are] = [before.reservations ?? [], now.reservations ?? []];
  const gone = were.filter((range) => !are.includes(range));
  const added = are.filter((range) => !were.includes(range));
  const isKept = (range: string) => added.some((other) => Ipv4Cidr.parse(other).contains(Ipv4Cidr.parse(range)));
  return [
    ...gone.map((range): PlanChange => (
      { rank: 3, kind: 'reservation-removed', subject: now.name, was: range, worse: !isKept(range) }
    )),
    ...added.map((range): PlanChange => (
      { rank: 6, kind: 'reservation-added', subject: now.name, is: range, worse: false }
    )),
  ];
}

function blockOf({ cidr, prefixLength }: SubnetPlan): string {
  return cidr ?? (prefixLength === undefined ? 'size not known' : `/${prefixLength}`);
}

/** Whether nothing of a subnet changes but what is taken of it. */
export function isSameSubnet(pair: SubnetPair): boolean {
  return pairChanges(pair).length === 0;
}
