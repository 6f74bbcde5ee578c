import { allOf, fewQuoted } from '../../phrases';
import { Said, wording } from '../../wording';

/** Of one setting whose place in the tree is its name. */
const ofSetting = (what: string, fix: readonly string[]) =>
  wording('option-refused', ({ setting }: { setting: string }): Said => ({
    message: `'${setting}' ${what}`,
    fix,
  }), { setting: 'bottlerocketSettings.motd' });

/** A setting that says another pod count, in place of which there is an option. */
const giveMaxPods = (what: string) => `leave ${what} out, and give the number that you want as 'maxPods'`;

const OWN_AMI = "use an AMI of your own, whose settings EKS does not read: 'machineImageId'";

const RUN_AL2023 = "run AL2023 on the nodes: 'os' or 'amiType'";

/** Of a part of user data that nodeadm cannot read. */
const unreadable = (what: string, detail: (got: string) => readonly string[], fix: string, got: string) =>
  wording('user-data-unreadable', (facts: { part: string; got: string }) => ({
    message: `'${facts.part}' ${what}, so nodeadm cannot read it`,
    details: [
      ...detail(facts.got),
      'nodeadm then drops all user data, so the nodes do not get their max pods',
    ],
    fix: [fix],
  }), { part: 'userDataParts[0]', got });

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
    message: `'${setting}' is ${got}, and the nodes get ${maxPods}, with which their addresses are counted`,
    fix: [giveMaxPods(`'${setting}'`)],
  }), { setting: 'kubeletConfig.maxPods', got: '50', maxPods: 110 }),

  podsPerCore: wording('bootstrap-contradiction', ({ setting, podsPerCore, vcpus, maxPods }: {
    setting: string; podsPerCore: number; vcpus?: number; maxPods: number;
  }) => ({
    message: `'${setting}' is ${podsPerCore}, which allows `
      + `${vcpus === undefined ? 'a number that is not known' : podsPerCore * vcpus} of the ${maxPods} pods per node`,
    fix: [giveMaxPods(`'${setting}'`)],
  }), { setting: 'kubeletConfig.podsPerCore', podsPerCore: 10, vcpus: 2, maxPods: 110 }),

  notPassedOn: wording('option-refused', ({ flag }: { flag: string }) => ({
    message: `'kubeletFlags' holds '${flag}', which a command line on Windows would not pass on as it is`,
    fix: ['write each flag without quotation marks and angle brackets'],
  }), { flag: '--node-labels=a="b"' }),

  partType: unreadable(
    'has a content type that is not well formed',
    (got) => [`its content type is ${got}`],
    'write the content type as in application/node.eks.aws',
    'text/x shellscript',
  ),
  partGzip: unreadable(
    'is compressed, and cannot be decompressed',
    (got) => [`gzip says: ${got}`],
    'compress the whole NodeConfig by gzip, and encode it in base64',
    'unexpected end of file',
  ),
  partText: unreadable(
    'is neither JSON nor YAML',
    (got) => [`the reader says: ${got}`],
    'write the NodeConfig as JSON or as YAML',
    'Unexpected end of JSON input',
  ),
  partKind: unreadable(
    'is not a NodeConfig of a known version',
    (got) => [`it is: ${got}`],
    'give apiVersion: node.eks.aws/v1alpha1, kind: NodeConfig, and fields below spec',
    'v1, ConfigMap',
  ),
  partField: unreadable(
    'has a field of another type than nodeadm takes',
    (got) => [`the field is ${got}`],
    'give the field as the documentation of nodeadm has it: flags as a list of strings, config as an object',
    'spec.kubelet.flags',
  ),

  partUnchecked: wording('value-unchecked', ({ part }: { part: string }) => ({
    message: `'${part}' is a NodeConfig with a token, so it is not known whether it sets other max pods`,
    details: ['a NodeConfig that nodeadm cannot read makes it drop all user data'],
    fix: ['give the values themselves', 'acknowledge this finding'],
  }), { part: 'userDataParts[0]' }),

  countIdle: wording('node-setting-idle', ({ part, name, got, maxPods }: {
    part: string; name: string; got: string; maxPods?: number;
  }) => ({
    message: `'${part}' has ${name} ${got}, which the ${maxPods} pods of the nodes replace`,
    details: ['of two NodeConfigs the later one wins'],
    fix: [giveMaxPods('it')],
  }), { part: 'userDataParts[0]', name: 'config.maxPods', got: '58', maxPods: 110 }),

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

  holdsItself: ofSetting('is an object that holds itself, so the settings have no end',
    ['give a copy of what it should hold', 'leave it out']),
  halfCharacter: ofSetting('holds half a character (a lone surrogate), which nodes would read as another one',
    ['write the whole character', 'leave it out']),
  halfKey: ofSetting('has a key with half a character (a lone surrogate), which nodes would read as another one',
    ['write the whole character in the key', 'leave the key out']),

  isNull: ofSetting('is null, which TOML does not have', ['leave it out']),
  quotationMark: ofSetting('holds a quotation mark, which EKS does not read in the settings of Bottlerocket',
    ['write it without quotation marks', OWN_AMI]),
  severalTypes: ofSetting('holds items of several types, which EKS does not read in the settings of Bottlerocket',
    ['give items of one type: integers and floats are two types', OWN_AMI]),

  quotedKey: wording('option-refused', ({ setting, key }: { setting: string; key: string }) => ({
    message: `'${setting}' has the key '${key}', which holds a quotation mark that EKS does not read`,
    fix: ['use a key without quotation marks', OWN_AMI],
  }), { setting: 'bottlerocketSettings.kubernetes.node-labels', key: 'a"b' }),

  quotedHeader: wording('option-refused', ({ setting, key }: { setting: string; key: string }) => ({
    message: `'${setting}' has a table under the key '${key}', which EKS does not read`,
    details: ['the key would be in quotation marks in the header of the table'],
    fix: ['use a key of letters, digits, _ and -', OWN_AMI],
  }), { setting: 'bottlerocketSettings', key: 'a.b' }),

  settingsTwice: wording('option-refused', () => ({
    message: "'bottlerocketSettings' begins with 'settings', which this library writes itself",
    fix: ["give what is below 'settings'"],
  }), {}),

  noTable: wording('option-refused', ({ got }: { got: string }) => ({
    message: `'bottlerocketSettings.kubernetes' is ${got}, and must be an object of settings`,
    fix: ["give 'bottlerocketSettings.kubernetes' as an object, or leave it out"],
  }), { got: '[]' }),

  kubeletConfigOnWindows: wording('option-refused', () => ({
    message: "'kubeletConfig' is for AL2023, and Windows nodes can only take flags of kubelet",
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
