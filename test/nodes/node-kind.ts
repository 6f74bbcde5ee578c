import { IpAssignment } from '../../src/capacity/ip-assignment';
import { AddonSettings, Platform, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { stackIn } from '../private/cdk-fixtures';
import { bottlerocketSettingsOf, nodeConfigOf } from '../private/cdk-user-data';

/** What nodes of a kind are told. */
export interface Told {
  /** The pod count that the library computes. */
  readonly maxPods: number;

  /** What is written for the nodes, as they read it: a NodeConfig, a TOML tree, a manifest; undefined where nothing is. */
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

  /** Pods of m5.large in each mode, in the order of `MODES`. */
  readonly counts: number[];
}

/** The modes in which pods get addresses. */
export const MODES: Readonly<Record<string, AddonSettings>> = {
  'single addresses': { ipAssignment: IpAssignment.secondaryIp() },
  'single addresses, custom networking': { ipAssignment: IpAssignment.secondaryIp(), podNetwork: POD_NETWORK },
  'prefixes': {},
  'prefixes, custom networking': { podNetwork: POD_NETWORK },
};

/** What nodes of a kind are told in a mode. */
export function toldIn(kind: NodeKind, mode: string): Told {
  return kind.told(platformOf(MODES[mode], stackIn()));
}

/** The places of a document that hold a number, as a number or as text, by their path. */
export function placesOf(document: unknown, count: number, path: string = ''): string[] {
  if (document === count || document === String(count)) return [path];
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, value]) => placesOf(value, count, Array.isArray(document) ? `${path}[]` : path === '' ? name : `${path}.${name}`));
}

/** User data as the node reads it, with the names of attributes for what CloudFormation fills in: the NodeConfig, or the tree of Bottlerocket's settings. */
export function documentIn(userData: any): unknown {

  const base = userData['Fn::Base64'] ?? userData;
  const text: string = typeof base === 'string' ? base : base['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : part['Fn::GetAtt']?.[1] ?? part.Ref)).join('');
  return text.startsWith('Content-Type: ') ? nodeConfigOf(text) : bottlerocketSettingsOf(text);
}
