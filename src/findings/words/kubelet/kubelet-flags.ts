import { wording } from '../../wording';

/** A flag, and the option that holds it. */
type Held = { readonly option: string; readonly flag: string };

const EXAMPLE: Held = { option: 'kubeletFlags', flag: '--max-pods=50' };

/** Of flags of kubelet, in `kubeletFlags` or in a NodeConfig of the user's own. */
export const KUBELET_FLAG_WORDS = {
  flagsUnresolved: wording('unresolved-value', () => ({
    message: "'kubeletFlags' is a token, and flags are written one by one at synth",
    fix: ["give 'kubeletFlags' as a list of strings"],
  }), {}),

  unchecked: wording('value-unchecked', ({ option }: { option: string }) => ({
    message: `'${option}' holds a flag that is a token, so it is not known what it does`,
    details: ['a flag wins over the max pods and the taints that are written here'],
    fix: ["write the flag's name, and give the token as its value, as in --v=<token>", 'acknowledge this finding'],
  }), { option: 'kubeletFlags' }),

  count: wording('bootstrap-contradiction', ({ option, flag }: Held) => ({
    message: `'${option}' holds ${flag}, and a flag wins over max pods in kubelet's configuration`,
    fix: ["leave the flag out, and give the number that you want as 'maxPods'"],
  }), EXAMPLE),

  otherConfig: wording('bootstrap-contradiction', ({ option, flag }: Held) => ({
    message: `'${option}' holds ${flag}, so kubelet reads another configuration`,
    details: ['max pods are in the configuration that the node writes itself'],
    fix: ["leave the flag out, and give fields of kubelet's configuration as 'kubeletConfig'"],
  }), { option: 'kubeletFlags', flag: '--config=/etc/own.json' }),

  reserved: wording('option-refused', ({ option, flag }: Held) => ({
    message: `'${option}' holds ${flag}, which replaces all of kubeReserved in kubelet's configuration`,
    details: ['what the flag does not name would not be withheld from pods'],
    fix: ["give it as 'kubeletConfig', as in { kubeReserved: { cpu: '100m' } }, which is merged"],
  }), { option: 'kubeletFlags', flag: '--kube-reserved=cpu=100m' }),

  unregistered: wording('option-refused', ({ option, flag }: Held) => ({
    message: `'${option}' holds ${flag}, and a node that does not register runs no pods`,
    fix: ['leave the flag out'],
  }), { option: 'kubeletFlags', flag: '--register-node=false' }),

  twice: wording('option-refused', ({ option, flag, given }: Held & { readonly given: string }) => ({
    message: `'${option}' holds ${flag}, which is written from '${given}' for these nodes`,
    details: ['kubelet would take one of the two only'],
    fix: [`give all of them as '${given}', and leave ${flag} out of '${option}'`],
  }), { option: 'kubeletFlags', flag: '--node-labels', given: 'labels' }),

  taintsReplaced: wording('option-refused', ({ setting, by }: { setting: string; by: string }) => ({
    message: `'${setting}' is given, and taints from ${by} replace it`,
    details: ["the flag --register-with-taints replaces the taints of kubelet's configuration"],
    fix: ["give all of them as 'taints'"],
  }), { setting: 'kubeletConfig.registerWithTaints', by: "'taints'" }),

  noFlag: wording('option-refused', ({ option, flag }: Held) => ({
    message: `'${option}' holds '${flag}', which is not a flag`,
    fix: ['write each flag with its value, as in --v=4'],
  }), { option: 'kubeletFlags', flag: 'v=4' }),

  severalWords: wording('option-refused', ({ option, flag }: Held) => ({
    message: `'${option}' holds '${flag}', and kubelet reads a flag with white space as several words`,
    fix: ['write each flag as a string of its own without white space, as in --v=4'],
  }), { option: 'kubeletFlags', flag: '--v 4' }),

  unclosed: wording('option-refused', ({ option, flag }: Held) => ({
    message: `'${option}' holds '${flag}', whose quotation mark or backslash takes the flags after it`,
    details: ['systemd reads the flags of a node as one line'],
    fix: ['close each quotation mark in the string that opens it', 'write the flag without quotation marks'],
  }), { option: 'kubeletFlags', flag: '--node-ip="10.0.0.1' }),

  idle: wording('node-setting-idle', ({ option, flag, later, of }: Held & {
    readonly later: string; readonly of: string;
  }) => ({
    message: `'${option}' holds ${flag}, which a later ${later} replaces`,
    details: of === option ? [] : [`the later flag stands in '${of}'`],
    fix: ['keep one of the two'],
  }), { option: 'kubeletFlags', flag: '--v=2', later: '--v=4', of: 'kubeletFlags' }),
};
