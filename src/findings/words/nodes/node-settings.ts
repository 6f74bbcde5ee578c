import { wording } from '../../wording';

/** Of one setting whose place in the tree is its name. */
const ofSetting = (why: string) => wording('option-refused', ({ setting }: { setting: string }) => `'${setting}' ${why}`,
  { setting: 'bottlerocketSettings.motd' });

/** Of settings that nodes are told at boot. */
export const NODE_SETTING_WORDS = {
  foreign: wording('option-refused', ({ setting, reader, system, own }: {
    setting: string; reader: string; system: string; own: readonly string[];
  }) => `'${setting}' is for ${reader}, and the nodes run ${system}, which would not read it; `
    + `use ${own.map((name) => `'${name}'`).join(', ')}, or run ${reader}`,
  { setting: 'kubeletConfig', reader: 'AL2023', system: 'Bottlerocket', own: ['bottlerocketSettings'] }),

  otherCount: wording('bootstrap-contradiction', ({ setting, got, maxPods }: { setting: string; got: string; maxPods: number }) =>
    `'${setting}' is ${got}, and the nodes are told ${maxPods} pods, by which their addresses are counted; `
      + "leave it out, and give 'maxPods' the number wanted",
  { setting: 'kubeletConfig.maxPods', got: '50', maxPods: 110 }),

  podsPerCore: wording('bootstrap-contradiction', ({ podsPerCore, vcpus, maxPods }: {
    podsPerCore: number; vcpus?: number; maxPods: number;
  }) => `'kubeletConfig.podsPerCore' is ${podsPerCore}, which makes `
    + `${vcpus === undefined ? 'a number that is not known' : podsPerCore * vcpus} of the ${maxPods} pods of a node;`
    + " leave it out, and give 'maxPods' the number wanted",
  { podsPerCore: 10, vcpus: 2, maxPods: 110 }),

  flagsUnresolved: wording('unresolved-value', () =>
    "'kubeletFlags' is a token, and flags are written one by one at synth; give a list", {}),

  countFlag: wording('bootstrap-contradiction', ({ flag }: { flag: string }) =>
    `'kubeletFlags' holds ${flag}, and a flag beats the pod count in kubelet's configuration; give 'maxPods' instead`,
  { flag: '--max-pods=50' }),

  noFlag: wording('option-refused', ({ flag }: { flag: string }) =>
    `'kubeletFlags' holds '${flag}', which is no flag; write each with its value, as in --v=4`,
  { flag: 'v=4' }),

  severalWords: wording('option-refused', ({ flag }: { flag: string }) =>
    `'kubeletFlags' holds '${flag}', and on Windows flags are words of one command line; `
      + 'write each without spaces, quotation marks and angle brackets',
  { flag: '--node-labels=a b' }),

  countFlagInPart: wording('bootstrap-contradiction', () =>
    "'userDataParts' holds a NodeConfig with the flag --max-pods, which beats the pod count in kubelet's configuration; "
    + "leave the flag out, and give 'maxPods' instead", {}),

  unresolved: wording('unresolved-value', ({ setting }: { setting: string }) =>
    `'${setting}' is a token, and settings are written at synth, where only texts may be tokens; give the value itself`,
  { setting: 'kubeletConfig.evictionHard' }),

  notNumber: wording('option-refused', ({ setting, got }: { setting: string; got: string }) => `'${setting}' must be a number; got ${got}`,
    { setting: 'kubeletConfig.podPidsLimit', got: 'Infinity' }),

  notData: wording('option-refused', ({ setting, got }: { setting: string; got: string }) => `'${setting}' must be data; got a ${got}`,
    { setting: 'kubeletConfig.podPidsLimit', got: 'function' }),

  withoutItem: wording('option-refused', ({ setting, place }: { setting: string; place: number }) =>
    `'${setting}' has no item ${place}; leave the place out`,
  { setting: 'kubeletConfig.allowedUnsafeSysctls', place: 1 }),

  isNull: ofSetting('is null, which TOML does not have; leave it out'),
  quotationMark: ofSetting('holds a quotation mark, which EKS does not read in the settings of Bottlerocket; write it without'),
  severalTypes: ofSetting('holds items of several types, which EKS does not read in the settings of Bottlerocket'),

  quotedHeader: wording('option-refused', ({ setting, key }: { setting: string; key: string }) =>
    `'${setting}' has a table under the key '${key}', which would be quoted in a header, and EKS does not read that; `
      + 'use an AMI of your own, or a key of letters, digits, _ and -',
  { setting: 'bottlerocketSettings', key: 'a.b' }),

  settingsTwice: wording('option-refused', () =>
    "'bottlerocketSettings' begins with 'settings', which would stand twice; give what is below it", {}),

  noTable: wording('option-refused', ({ got }: { got: string }) =>
    `'bottlerocketSettings.kubernetes' must be a table of settings; got ${got}`,
  { got: '[]' }),

  kubeletConfigOnWindows: wording('option-refused', () =>
    "'kubeletConfig' is for AL2023, and Windows nodes are told flags of kubelet only; "
    + "use 'kubeletFlags' with 'machineImageId', or run AL2023", {}),

  partsOnWindows: wording('option-refused', () =>
    "'userDataParts' is for AL2023, and Windows nodes read no multipart user data; "
    + "build what it does into an AMI of your own ('machineImageId'), or run AL2023", {}),

  tomlOnWindows: wording('option-refused', () =>
    "'bottlerocketSettings' is for Bottlerocket, and the nodes run Windows, which would not read it; "
    + 'leave it out, or run Bottlerocket', {}),

  flagsWithAmiOfEks: wording('option-refused', () =>
    "'kubeletFlags' is given, and EKS starts Windows nodes with an AMI of its own without them; "
    + "give 'machineImageId', or leave it out", {}),

  generationOnWindows: wording('option-refused', ({ generation }: { generation: string }) =>
    `'podNetworking' is generation '${generation}' of pod subnets, and pods on Windows nodes have addresses of the nodes' own subnets, `
      + 'so nothing would come of it; give that of the first generation',
  { generation: 'second' }),

  noAddressOnWindows: wording('option-refused', ({ podNetworking }: { podNetworking: string }) =>
    `'podNetworking' is '${podNetworking}', which gives pods on Windows nodes no address; `
      + "set 'windows' of the VpcCniAddon, as in windows: {}, under 'vpcCni' of a PodCapacityCluster",
  { podNetworking: 'Stack/Cluster/VpcCni' }),
};
