import { allOf, few } from '../../phrases';
import { Facts, Said, wording } from '../../wording';

/** A variable, and the value that it is set to. */
type Value = {
  readonly path: string;
  readonly text: string;
};

const NOT_STARTED = 'the VPC CNI does not start with it, so nodes never become Ready';

/** Of a value with which the VPC CNI does not start. */
const stops = <F extends Facts>(say: (facts: F) => Pick<Said, 'message' | 'fix'>, example: NoInfer<F>) =>
  wording('cni-setting-invalid', (facts: F) => ({ ...say(facts), details: [NOT_STARTED] }), example);

/** Of values of the VPC CNI's variables that are of the right format, and yet not what it takes. */
export const CNI_VALUE_WORDS = {
  mtuOutOfRange: stops(({ path, text, least, most }: Value & { least: number; most: number }) => ({
    message: `'${path}' is '${text}', not from ${least} to ${most}`,
    fix: [`give a whole number from ${least} to ${most} as a string`],
  }), { path: 'env.POD_MTU', text: '100', least: 576, most: 9001 }),

  cooldownNegative: stops(({ path, text }: Value) => ({
    message: `'${path}' is '${text}', below 0`,
    fix: ["give seconds as a string, as in '30'"],
  }), { path: 'env.IP_COOLDOWN_PERIOD', text: '-1' }),

  modeUnknown: stops(({ path, text, modes }: Value & { modes: string }) => ({
    message: `'${path}' is '${text}', not a mode that the VPC CNI has`,
    fix: [`give one of these: ${modes}`],
  }), { path: 'env.NETWORK_POLICY_ENFORCING_MODE', text: 'enforce', modes: 'none, standard, strict' }),

  vethPrefixTooLong: stops(({ path, text, most }: Value & { most: number }) => ({
    message: `'${path}' is '${text}', longer than ${most} characters`,
    fix: [`give at most ${most} characters, as in 'eni'`],
  }), { path: 'env.AWS_VPC_K8S_CNI_VETHPREFIX', text: 'veth0', most: 4 }),

  vethPrefixReserved: stops(({ path, text, reserved }: Value & { reserved: string }) => ({
    message: `'${path}' is '${text}', which the VPC CNI keeps for itself`,
    fix: [`give another prefix than ${reserved}, as in 'eni'`],
  }), { path: 'env.AWS_VPC_K8S_CNI_VETHPREFIX', text: 'vlan', reserved: 'eth, lo and vlan' }),

  logOnStdout: stops(({ path, text }: Value) => ({
    message: `'${path}' is '${text}', and the plug-in cannot write its log there`,
    fix: ["give 'stderr'", 'give the path of a file'],
  }), { path: 'env.AWS_VPC_K8S_PLUGIN_LOG_FILE', text: 'stdout' }),

  otherFamily: stops(({ path, text, family }: Value & { family: string }) => ({
    message: `'${path}' is '${text}', and pods of the cluster have ${family} addresses`,
    fix: [`leave '${path}' out: EKS sets it by the IP family of the cluster`],
  }), { path: 'env.ENABLE_IPv6', text: 'true', family: 'IPv4' }),

  otherDirectory: wording('cni-gives-no-addresses', ({ path, text, directory }: Value & { directory: string }) => ({
    message: `'${path}' is '${text}', where nodes do not find what the VPC CNI installs`,
    details: [`the add-on mounts the directory of the node at ${directory}`],
    fix: [`leave '${path}' out`, `give ${directory}`],
  }), { path: 'env.HOST_CNI_CONFDIR_PATH', text: '/etc/cni/net.d', directory: '/host/etc/cni/net.d' }),

  ignored: wording('cni-setting-ignored', ({ path, text, reads, taken, example }: Value & {
    reads: string; taken: string; example: string;
  }) => ({
    message: `'${path}' is '${text}', which the VPC CNI cannot read, so it takes ${taken}`,
    details: [`it reads ${reads}`],
    fix: [`give a value that it reads, as in '${example}'`, `leave '${path}' out`],
  }), {
    path: 'env.AWS_VPC_K8S_CNI_RANDOMIZESNAT',
    text: 'random',
    reads: 'prng, hashrandom or none',
    taken: 'prng',
    example: 'hashrandom',
  }),

  cidrsSkipped: wording('cni-setting-ignored', ({ path, text, items }: Value & { items: readonly string[] }) => ({
    message: `'${path}' is '${text}', and the VPC CNI skips ${few(items.map((item) => `'${item.trim()}'`))}`,
    details: [...allOf('skipped', items.map((item) => `'${item.trim()}'`)), 'it reads IPv4 CIDRs, joined by commas'],
    fix: ["give IPv4 CIDRs, as in '10.0.0.0/8,172.16.0.0/12'"],
  }), { path: 'env.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS', text: '10.0.0.0/8,corp', items: ['corp'] }),

  targetNegative: wording('cni-setting-ignored', ({ path, text }: Value) => ({
    message: `'${path}' is '${text}', which the VPC CNI takes as not set`,
    fix: [`leave '${path}' out`, 'give 1 or more as a string'],
  }), { path: 'env.MAX_ENI', text: '-1' }),
};
