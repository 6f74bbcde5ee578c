import { IpAssignment } from '../../src/capacity/ip-assignment';
import { FindingError } from '../../src/findings/finding-error';
import { Platform, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { ipv6PlatformOf } from '../private/cdk-ipv6';
import { bottlerocketSettingsOf, nodeConfigOf } from '../private/cdk-user-data';

const SINGLE = { ipAssignment: IpAssignment.secondaryIp() };
const PREFIXES = { ipAssignment: IpAssignment.prefixDelegation() };

/** What nodes of a kind are told. */
export interface Told {
  /** The pod count that the library computes. */
  readonly maxPods: number;

  /** What is written for the nodes, as they read it: a NodeConfig, a TOML tree, a script, a manifest; undefined where nothing is. */
  readonly document?: unknown;
}

/** A kind of node: operating system, way of running, image. */
export interface NodeKind {
  readonly os: string;
  readonly way: string;
  readonly image: string;

  /** m5.large of this kind on a platform. */
  readonly told: (platform: Platform) => Told;

  /** Where the count stands in the document, and nowhere else. */
  readonly written: string[];

  /** Who else writes a count, and by what. */
  readonly others: string;

  /** Whose count is in force. */
  readonly wins: string;

  /** Pods of m5.large in each mode, in the order of `MODES`; undefined where the mode is refused. */
  readonly counts: Array<number | undefined>;
}

/** The modes in which pods get addresses. */
export const MODES: Readonly<Record<string, () => Platform>> = {
  'single addresses': () => platformOf({ ...SINGLE, windows: SINGLE }),
  'single addresses, custom networking': () => platformOf({ ...SINGLE, windows: SINGLE, podNetwork: POD_NETWORK }),
  'prefixes': () => platformOf({ windows: PREFIXES }),
  'prefixes, custom networking': () => platformOf({ windows: PREFIXES, podNetwork: POD_NETWORK }),
  'IPv6': () => ipv6PlatformOf(),
};

/** What nodes of a kind are told in a mode; undefined where it is refused. */
export function toldIn(kind: NodeKind, mode: string): Told | undefined {
  try {
    return kind.told(MODES[mode]());
  } catch (error) {
    if (error instanceof FindingError) return undefined;
    throw error;
  }
}

/** The places of a document that hold a number, as a number or as text, by their path. */
export function placesOf(document: unknown, count: number, path: string = ''): string[] {
  if (document === count || document === String(count)) return [path];
  if (typeof document === 'string') return [...document.matchAll(/(-\w+) '[^']*?(--[\w-]+)=(\d+)/g)].filter(([, , , number]) => number === String(count)).map(([, name, flag]) => `${name} '${flag}'`);
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, value]) => placesOf(value, count, Array.isArray(document) ? `${path}[]` : path === '' ? name : `${path}.${name}`));
}

/** User data as the node reads it, with the names of attributes for what CloudFormation fills in: the NodeConfig, the tree of Bottlerocket's settings, or a script. */
export function documentIn(userData: any): unknown {
  const text = textIn(userData);
  if (text.startsWith('<powershell>')) return text;
  return text.startsWith('Content-Type: ') ? nodeConfigOf(text) : bottlerocketSettingsOf(text);
}

/** User data as one text. */
export function textIn(userData: any): string {
  const base = userData['Fn::Base64'] ?? userData;
  return typeof base === 'string' ? base : base['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : part['Fn::GetAtt']?.[1] ?? part.Ref)).join('');
}
