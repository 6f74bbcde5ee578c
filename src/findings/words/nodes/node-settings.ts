import { allOf, fewQuoted } from '../../phrases';
import { Said, wording } from '../../wording';

/** Of one setting whose place in the tree is its name. */
const ofSetting = (what: string, fix: readonly string[]) =>
  wording('option-refused', ({ setting }: { setting: string }): Said => ({
    message: `'${setting}' ${what}`,
    fix,
  }), { setting: 'bottlerocketSettings.motd' });

/** A setting that says another pod count, in place of which there is an option. */
const giveMaxPods = (what: string) => `leave ${what} out, and give the number wanted as 'maxPods'`;

const OWN_AMI = "use an AMI of your own, whose settings EKS does not read: 'machineImageId'";

const RUN_AL2023 = "run AL2023 on the nodes: 'os' or 'amiType'";

/** Of settings that nodes are told at boot. */
export const NODE_SETTING_WORDS = {
  foreign: wording('option-refused', ({ setting, reader, system, own }: {
    setting: string; reader: string; system: string; own: readonly string[];
  }) => ({
    message: `'${setting}' is for ${reader}, and the nodes run ${system}, which does not read it`,
    details: allOf(`settings for ${system}`, own),
    fix: [`use ${fewQuoted(own)}`, `run ${reader} on the nodes: 'os' or 'amiType'`],
  }), { setting: 'kubeletConfig', reader: 'AL2023', system: 'Bottlerocket', own: ['bottlerocketSettings'] }),

  otherCount: wording('bootstrap-contradiction', ({ setting, got, maxPods }: {
    setting: string; got: string; maxPods: number;
  }) => ({
    message: `'${setting}' is ${got}, and the nodes are told ${maxPods} pods, by which their addresses are counted`,
    fix: [giveMaxPods(`'${setting}'`)],
  }), { setting: 'kubeletConfig.maxPods', got: '50', maxPods: 110 }),

  podsPerCore: wording('bootstrap-contradiction', ({ podsPerCore, vcpus, maxPods }: {
    podsPerCore: number; vcpus?: number; maxPods: number;
  }) => ({
    message: `'kubeletConfig.podsPerCore' is ${podsPerCore}, which allows `
      + `${vcpus === undefined ? 'a number that is not known' : podsPerCore * vcpus} of the ${maxPods} pods per node`,
    fix: [giveMaxPods("'kubeletConfig.podsPerCore'")],
  }), { podsPerCore: 10, vcpus: 2, maxPods: 110 }),

  flagsUnresolved: wording('unresolved-value', () => ({
    message: "'kubeletFlags' is a token, and flags are written one by one at synth",
    fix: ["give 'kubeletFlags' as a list of strings"],
  }), {}),

  countFlag: wording('bootstrap-contradiction', ({ flag }: { flag: string }) => ({
    message: `'kubeletFlags' holds ${flag}, and a flag beats the pod count in kubelet's configuration`,
    fix: [giveMaxPods('the flag')],
  }), { flag: '--max-pods=50' }),

  noFlag: wording('option-refused', ({ flag }: { flag: string }) => ({
    message: `'kubeletFlags' holds '${flag}', which is not a flag`,
    fix: ['write each flag with its value, as in --v=4'],
  }), { flag: 'v=4' }),

  severalWords: wording('option-refused', ({ flag }: { flag: string }) => ({
    message: `'kubeletFlags' holds '${flag}', which a command line on Windows would not pass on as it is`,
    fix: ['write each flag without spaces, quotation marks and angle brackets'],
  }), { flag: '--node-labels=a b' }),

  countFlagInPart: wording('bootstrap-contradiction', () => ({
    message: "'userDataParts' holds a NodeConfig with the flag --max-pods",
    details: ["a flag beats the pod count in kubelet's configuration"],
    fix: [giveMaxPods('the flag')],
  }), {}),

  unresolved: wording('unresolved-value', ({ setting }: { setting: string }) => ({
    message: `'${setting}' is a token, and settings are written at synth`,
    details: ['only strings may be tokens'],
    fix: ['give the value itself'],
  }), { setting: 'kubeletConfig.evictionHard' }),

  notNumber: wording('option-refused', ({ setting, got }: { setting: string; got: string }) => ({
    message: `'${setting}' is ${got}, and must be a finite number`,
    fix: [`give '${setting}' a number, or leave it out`],
  }), { setting: 'kubeletConfig.podPidsLimit', got: 'Infinity' }),

  notData: wording('option-refused', ({ setting, got }: { setting: string; got: string }) => ({
    message: `'${setting}' is a ${got}, which cannot be written as a setting`,
    fix: ['give a string, a number, a boolean, a list or an object'],
  }), { setting: 'kubeletConfig.podPidsLimit', got: 'function' }),

  withoutItem: wording('option-refused', ({ setting, place }: { setting: string; place: number }) => ({
    message: `'${setting}' has no item at index ${place}`,
    fix: ['give the item, or leave its place out of the list'],
  }), { setting: 'kubeletConfig.allowedUnsafeSysctls', place: 1 }),

  isNull: ofSetting('is null, which TOML does not have', ['leave it out']),
  quotationMark: ofSetting('holds a quotation mark, which EKS does not read in the settings of Bottlerocket',
    ['write it without quotation marks', OWN_AMI]),
  severalTypes: ofSetting('holds items of several types, which EKS does not read in the settings of Bottlerocket',
    ['give items of one type', OWN_AMI]),

  quotedHeader: wording('option-refused', ({ setting, key }: { setting: string; key: string }) => ({
    message: `'${setting}' has a table under the key '${key}', which EKS does not read`,
    details: ['the key would stand in quotation marks in the header of the table'],
    fix: ['use a key of letters, digits, _ and -', OWN_AMI],
  }), { setting: 'bottlerocketSettings', key: 'a.b' }),

  settingsTwice: wording('option-refused', () => ({
    message: "'bottlerocketSettings' begins with 'settings', which is written for you and would stand twice",
    fix: ["give what is below 'settings'"],
  }), {}),

  noTable: wording('option-refused', ({ got }: { got: string }) => ({
    message: `'bottlerocketSettings.kubernetes' is ${got}, and must be an object of settings`,
    fix: ["give 'bottlerocketSettings.kubernetes' as an object, or leave it out"],
  }), { got: '[]' }),

  kubeletConfigOnWindows: wording('option-refused', () => ({
    message: "'kubeletConfig' is for AL2023, and Windows nodes can only be told flags of kubelet",
    fix: ["use 'kubeletFlags' with an AMI of your own: 'machineImageId'", RUN_AL2023],
  }), {}),

  partsOnWindows: wording('option-refused', () => ({
    message: "'userDataParts' is for AL2023, and Windows nodes do not read multipart user data",
    fix: ["build what it does into an AMI of your own: 'machineImageId'", RUN_AL2023],
  }), {}),

  tomlOnWindows: wording('option-refused', () => ({
    message: "'bottlerocketSettings' is for Bottlerocket, and the nodes run Windows, which does not read it",
    fix: ["leave 'bottlerocketSettings' out", "run Bottlerocket on the nodes: 'os' or 'amiType'"],
  }), {}),

  flagsWithAmiOfEks: wording('option-refused', () => ({
    message: "'kubeletFlags' is given, and EKS starts Windows nodes that have an AMI of EKS without these flags",
    fix: ["leave 'kubeletFlags' out", "give an AMI of your own: 'machineImageId'"],
  }), {}),

  generationOnWindows: wording('option-refused', ({ generation }: { generation: string }) => ({
    message: `'podNetworking' is generation '${generation}' of pod subnets, which Windows nodes do not use`,
    details: ["pods on Windows nodes have addresses of the nodes' own subnets"],
    fix: ["give the VpcCniAddon itself as 'podNetworking'"],
  }), { generation: 'second' }),

  noAddressOnWindows: wording('option-refused', ({ podNetworking }: { podNetworking: string }) => ({
    message: `'podNetworking' is '${podNetworking}', which gives pods on Windows nodes no addresses`,
    fix: ["set 'windows' of the VpcCniAddon, as in windows: {} ('vpcCni' of a PodCapacityCluster takes it too)"],
  }), { podNetworking: 'Stack/Cluster/VpcCni' }),
};
