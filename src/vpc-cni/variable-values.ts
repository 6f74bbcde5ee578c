import { wholeIn } from './variable-reader';
import { ValueRule } from './variable-table';
import { cidrProblem } from '../addressing/ipv4-text';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { Facts, Wording } from '../findings/wording';
import { CNI_VALUE_WORDS as WORDS } from '../findings/words/vpc-cni/cni-values';

/** A variable with its text, which is one of its format. */
interface GivenValue {
  /** Where it is set, the name of the variable last. */
  readonly path: string;
  readonly text: string;

  /** Whether pods of the cluster have IPv6 addresses. */
  readonly isIpv6: boolean;
}

/** The largest MTU, and the smallest of each family. */
const LARGEST_MTU = 9001;
const SMALLEST_MTU = { ipv4: 576, ipv6: 1280 };

/** Network policies are enforced in one of these modes, in upper or lower case. */
const POLICY_MODES = ['none', 'standard', 'strict'];

/** Security groups of single pods are enforced in one of these modes. */
export const GROUP_MODES: readonly string[] = ['standard', 'strict'];

/** How the ports of SNAT are chosen. */
const SNAT_PORTS = ['prng', 'hashrandom', 'none'];

/** Levels of logs, in upper or lower case. */
const LOG_LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** The names of host devices begin with a text of at most so many characters, and none of these. */
const LONGEST_VETH_PREFIX = 4;
const RESERVED_VETH_PREFIXES = ['eth', 'lo', 'vlan'];

/** A mark of connections, as Go reads it: decimal, or with the base in front. */
const CONNMARK = /^\+?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9]\d*)$/;

/** Where the add-on mounts the directories of the node in which it puts its binaries and its configuration. */
const HOST_DIRECTORIES = { binaries: '/host/opt/cni/bin', configuration: '/host/etc/cni/net.d' };

/**
 * What is said of a text of each rule: that the VPC CNI does not start with it, that it takes another value, or that
 * nodes do not find what it writes.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/cmd/aws-vpc-cni/main.go
 */
const RULES: Readonly<Record<ValueRule, (given: GivenValue) => Finding[]>> = {
  'mtu': (given) => {
    const least = SMALLEST_MTU[given.isIpv6 ? 'ipv6' : 'ipv4'];
    const mtu = wholeIn(given.text)!;
    if (mtu >= least && mtu <= LARGEST_MTU) return [];
    return [said(WORDS.mtuOutOfRange, { ...valueOf(given), least, most: LARGEST_MTU })];
  },
  'cooldown': (given) => (wholeIn(given.text)! >= 0 ? [] : [said(WORDS.cooldownNegative, valueOf(given))]),
  'policy-mode': (given) => modeFindings(given, POLICY_MODES, given.text.toLowerCase()),
  // Read only where single pods have security groups.
  'group-mode': () => [],
  'plugin-log': (given) => (given.text === 'stdout' ? [said(WORDS.logOnStdout, valueOf(given))] : []),
  'veth-prefix': (given) => {
    if (given.text.length > LONGEST_VETH_PREFIX) {
      return [said(WORDS.vethPrefixTooLong, { ...valueOf(given), most: LONGEST_VETH_PREFIX })];
    }
    return RESERVED_VETH_PREFIXES.includes(given.text)
      ? [said(WORDS.vethPrefixReserved, { ...valueOf(given), reserved: 'eth, lo and vlan' })] : [];
  },
  'host-bin-path': (given) => directoryFindings(given, HOST_DIRECTORIES.binaries),
  'host-config-path': (given) => directoryFindings(given, HOST_DIRECTORIES.configuration),
  'snat-ports': (given) => ignoredUnless([...SNAT_PORTS, ''].includes(given.text), given, {
    reads: 'prng, hashrandom or none', taken: 'prng', example: 'hashrandom',
  }),
  'log-level': (given) =>
    ignoredUnless([...LOG_LEVELS, ''].includes(given.text.toUpperCase()), given, {
      reads: LOG_LEVELS.join(', '), taken: 'DEBUG', example: 'INFO',
    }),
  'connmark': (given) => {
    const mark = CONNMARK.test(given.text) ? Number(given.text.replace(/^\+?0(?=\d)/, '0o').replace('+', '')) : 0;
    return ignoredUnless(given.text === '' || (mark > 0 && mark < 2 ** 32), given, {
      reads: 'a whole number from 1 to 4294967295, decimal or with 0x in front', taken: '0x80', example: '0x100',
    });
  },
  'tags': (given) =>
    ignoredUnless(given.text === '' || areTags(given.text), given, {
      reads: 'a JSON object of strings', taken: 'no tags', example: '{"team":"web"}',
    }),
  'cidrs': (given) => {
    const items = given.text === '' ? [] : given.text.split(',').filter((item) => {
      const fault = cidrProblem(item.trim())?.fault;
      return fault !== undefined && fault !== 'hostBits';
    });
    return items.length === 0 ? [] : [said(WORDS.cidrsSkipped, { ...valueOf(given), items })];
  },
  'target': (given) => (wholeIn(given.text)! >= 0 ? [] : [said(WORDS.targetNegative, valueOf(given))]),
};

/** What the VPC CNI has against a text that is one of the format of its variable. */
export function valueFindings(rule: ValueRule, given: GivenValue): Finding[] {
  return RULES[rule](given);
}

/** What is said of a mode that the VPC CNI does not start with. */
export function modeFindings(
  given: Pick<GivenValue, 'path' | 'text'>,
  modes: readonly string[],
  mode: string = given.text,
): Finding[] {
  return modes.includes(mode) ? [] : [said(WORDS.modeUnknown, { ...valueOf(given), modes: modes.join(', ') })];
}

function directoryFindings(given: GivenValue, directory: string): Finding[] {
  const path = given.text.replace(/\/+/g, '/').replace(/\/$/, '');
  if (path === directory || path.startsWith(`${directory}/`)) return [];
  return [said(WORDS.otherDirectory, { ...valueOf(given), directory })];
}

function ignoredUnless(
  isRead: boolean,
  given: GivenValue,
  facts: { readonly reads: string; readonly taken: string; readonly example: string },
): Finding[] {
  return isRead ? [] : [said(WORDS.ignored, { ...valueOf(given), ...facts })];
}

function areTags(text: string): boolean {
  try {
    const tags: unknown = JSON.parse(text);
    return tags === null
      || (typeof tags === 'object' && !Array.isArray(tags)
        && Object.values(tags).every((value) => typeof value === 'string' || value === null));
  } catch {
    return false;
  }
}

/** The variable and its value, as facts. */
function valueOf({ path, text }: Pick<GivenValue, 'path' | 'text'>): { path: string; text: string } {
  return { path, text };
}

function said<F extends Facts & { path: string }>(words: Wording<F>, facts: NoInfer<F>): Finding {
  return findingOf(words, about.setting(facts.path), facts);
}
