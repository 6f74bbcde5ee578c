import { IConstruct } from 'constructs';
import { Ipv4Cidr } from '../../../addressing/ipv4-cidr';
import { shownForm } from '../../../templates/forms';
import { knownCidr } from '../../../templates/known-cidr';
import { formOf } from '../../../templates/rendering';

/** A block as rules name it. */
export interface NamedBlock {
  /** By which two are known to be the same, also where they are tokens. */
  readonly key: string;

  /** As messages show it. */
  readonly shown: string;

  /** The block, where it is known at synth. */
  readonly cidr?: Ipv4Cidr;
}

/** What a rule lets pass; ports are numbers, or tokens in resolved form. */
export interface Traffic {
  /** Name or number; -1 for all. */
  readonly protocol: string;

  /** First port, or ICMP type. */
  readonly from?: unknown;

  /** Last port, or ICMP code. */
  readonly to?: unknown;
}

/** A rule that admits something. */
export interface AdmittingRule {
  readonly traffic: Traffic;

  /** The block that it admits, where it names one. */
  readonly block?: NamedBlock;

  /** Whether it admits the members of a security group, of whom pods may be. */
  readonly admitsGroup: boolean;
}

/** What rules admit the primary block to and not all pods. */
export interface Gap {
  readonly traffic: Traffic[];

  /** The blocks of pods that are refused, each once. */
  readonly blocks: NamedBlock[];
}

/** Protocols that security groups know by name and network ACLs by number. */
const PROTOCOL_NAMES: Readonly<Record<string, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6' };
const ALL_PROTOCOLS = '-1';
const LAST_PORT = 65535;

/** How EC2 writes all ports, all ICMP types or all ICMP codes. */
const ANY = -1;

/** A block that a rule or a subnet names, as text, token or resolved form. */
export function namedBlock(value: unknown, scope: IConstruct): NamedBlock {
  const form = formOf(value, scope);
  return { key: JSON.stringify(form), shown: shownForm(form), cidr: knownCidr(form) };
}

/** Traffic as EC2 understands it: a protocol by its name, and no ports for all ports. */
export function trafficOf(protocol: unknown, from: unknown, to: unknown): Traffic {
  const text = typeof protocol === 'object' ? JSON.stringify(protocol) : String(protocol);
  const name = PROTOCOL_NAMES[text] ?? text.toLowerCase();
  if (!hasPorts(name)) return { protocol: name, from, to };
  return { protocol: name, from: isAny(from) ? 0 : from, to: isAny(to) ? LAST_PORT : to };
}

/**
 * What is admitted to the primary block and not to all pods, by rules of one list (a security group, or one direction
 * of a network ACL); undefined where that is nothing. A rule makes up for another when its ports hold those of the
 * other. A rule that admits a security group passes: pods carry the groups of their node, unless they are given others.
 *
 * @param primary keys of the primary block: it can be a token in one rule and literal in the next
 */
export function admissionGap(
  rules: readonly AdmittingRule[],
  primary: ReadonlySet<string>,
  pods: readonly NamedBlock[],
): Gap | undefined {
  const traffic = new Map<string, Traffic>();
  const refused = new Set<NamedBlock>();
  for (const rule of rules.filter(({ block }) => block !== undefined && primary.has(block.key))) {
    const others = rules.filter((other) => covers(other.traffic, rule.traffic));
    if (others.some(({ admitsGroup }) => admitsGroup)) continue;
    const outside = pods.filter((pod) => !others.some(({ block }) => block !== undefined && holds(block, pod)));
    if (outside.length === 0) continue;
    traffic.set(trafficText(rule.traffic), rule.traffic);
    outside.forEach((pod) => refused.add(pod));
  }
  return refused.size === 0
    ? undefined
    : { traffic: [...traffic.values()], blocks: pods.filter((pod) => refused.has(pod)) };
}

/** Traffic as messages show it: `tcp 443`, `tcp 8000-8100`, `all traffic`. */
export function trafficText({ protocol, from, to }: Traffic): string {
  if (protocol === ALL_PROTOCOLS) return 'all traffic';
  if (hasPorts(protocol)) {
    if (from === 0 && to === LAST_PORT) return `all ${protocol}`;
    return `${protocol} ${isSame(from, to) ? shownPort(from) : `${shownPort(from)}-${shownPort(to)}`}`;
  }
  if (protocol.startsWith('icmp')) return isAny(from) ? protocol : `${protocol} type ${shownPort(from)}`;
  return protocol.startsWith('{') ? 'a protocol that is a token' : `protocol ${protocol}`;
}

function holds(block: NamedBlock, pod: NamedBlock): boolean {
  if (block.key === pod.key || block.cidr?.prefixLength === 0) return true;
  return block.cidr !== undefined && pod.cidr !== undefined && block.cidr.contains(pod.cidr);
}

function covers(outer: Traffic, inner: Traffic): boolean {
  if (outer.protocol === ALL_PROTOCOLS) return true;
  if (outer.protocol !== inner.protocol) return false;
  if (hasPorts(outer.protocol)) return isAtMost(outer.from, inner.from) && isAtMost(inner.to, outer.to);
  return isAny(outer.from) || (isSame(outer.from, inner.from) && (isAny(outer.to) || isSame(outer.to, inner.to)));
}

function isAtMost(one: unknown, other: unknown): boolean {
  return isSame(one, other) || (typeof one === 'number' && typeof other === 'number' && one <= other);
}

/** Tokens in resolved form are objects, so identity would not do. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function hasPorts(protocol: string): boolean {
  return protocol === 'tcp' || protocol === 'udp';
}

function isAny(value: unknown): boolean {
  return value === undefined || value === ANY;
}

function shownPort(port: unknown): string {
  return typeof port === 'number' ? String(port) : '(a token)';
}
