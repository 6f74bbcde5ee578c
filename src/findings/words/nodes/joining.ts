import { allOf, few, fewQuoted, number } from '../../phrases';
import { Said, wording } from '../../wording';

/** Of one Auto Scaling group. */
const ofAsg = (what: string, parts: Omit<Said, 'message'>) => wording('option-refused', ({ asg }: { asg: string }) => ({
  message: `the Auto Scaling group '${asg}' ${what}`,
  ...parts,
}), { asg: 'Stack/Asg' });

/** Of the addresses of services that are not known. */
const serviceCidrMissing = (prop: string, why: string, wayOut: readonly string[]) =>
  wording('cluster-attributes-missing', () => ({
    message: `'${prop}' is not known, and these nodes need the addresses of the cluster's services`,
    details: [why, `aws eks describe-cluster --name <name> --query cluster.kubernetesNetworkConfig.${prop} prints it`],
    fix: [`give '${prop}' next to 'cluster'`, ...wayOut],
  }), {});

/** Where attributes of an imported cluster are given. */
const IMPORTED = 'where the cluster is imported (Cluster.fromClusterAttributes)';

const SYNTAX = 'write at most 63 letters, digits, hyphens, underscores and dots, with a letter or digit at both ends';

/** Of what nodes must know and have to join a cluster. */
export const JOINING_WORDS = {
  attributesMissing: wording('cluster-attributes-missing', ({ attributes }: { attributes: readonly string[] }) => ({
    message: `${fewQuoted(attributes)} of the cluster ${attributes.length === 1 ? 'is' : 'are'} not known, `
      + `and these nodes need ${attributes.length === 1 ? 'it' : 'them'}`,
    details: [
      ...allOf('attributes', attributes),
      'EKS gives them only to nodes of managed node groups that have an AMI of EKS',
    ],
    fix: [
      `give ${fewQuoted(attributes)} in 'clusterDetails'`,
      `give ${fewQuoted(attributes)} ${IMPORTED}`,
    ],
  }), { attributes: ['clusterEndpoint', 'clusterCertificateAuthorityData'] }),

  serviceIpv4CidrMissing: serviceCidrMissing('serviceIpv4Cidr', 'CloudFormation does not return it',
    ["give 'serviceIpv4Cidr' to the cluster, if this app creates it"]),
  serviceIpv6CidrMissing: serviceCidrMissing('serviceIpv6Cidr', 'it cannot be read from the cluster', []),

  securityGroupMissing: wording('cluster-attributes-missing', () => ({
    message: 'the security group of the cluster is not known, and nodes must have it',
    fix: [
      "give the security group that EKS made for the cluster as 'clusterDetails.clusterSecurityGroup'",
      `give 'clusterSecurityGroupId' ${IMPORTED}`,
    ],
  }), {}),

  otherFamily: wording('option-refused', ({ prop, instead }: { prop: string; instead?: string }) => ({
    message: `'${prop}' is given, and the services of the cluster have addresses of the other family`,
    fix: [instead === undefined ? `leave '${prop}' out` : `give '${instead}' in its place`],
  }), { prop: 'serviceIpv6Cidr', instead: 'serviceIpv4Cidr' }),

  cidrChosenByEks: wording('option-refused', ({ prop, given }: { prop: string; given: string }) => ({
    message: `'${prop}' is ${given}, and EKS chooses the addresses of services itself`,
    details: ['this app makes the cluster, so nodes get what EKS chose'],
    fix: [`leave '${prop}' out`],
  }), { prop: 'serviceIpv6Cidr', given: 'fd30:3087:b6c2::/108' }),

  otherCidr: wording('option-refused', ({ prop, given, own }: { prop: string; given: string; own: string }) => ({
    message: `'${prop}' is ${given}, and the services of the cluster have ${own}`,
    fix: [`leave '${prop}' out`],
  }), { prop: 'serviceIpv4Cidr', given: '10.100.0.0/16', own: '172.20.0.0/16' }),

  otherUserData: ofAsg('does not boot with the user data of this bootstrap', {
    details: ['user data cannot be added later'],
    fix: [
      "give 'userData' of the bootstrap to the group",
      "give 'userData' of the bootstrap to the launch template of the group",
    ],
  }),
  roleUnknown: ofAsg('has a launch template without a role that is known', {
    fix: ["give 'role' to the launch template"],
  }),
  securityGroupUnknown: ofAsg('has a launch template without a security group that is known', {
    fix: ["give 'securityGroup' to the launch template, as in cluster.clusterSecurityGroup"],
  }),

  inGroupsOnly: wording('option-refused', ({ os, system, others }: {
    os: string; system: string; others: readonly string[];
  }) => ({
    message: `'os' is ${os}, and ${system} nodes can be started in managed node groups only`,
    details: allOf('for other nodes', others),
    fix: ['use a PodNodegroup', `give one of ${few(others)} as 'os'`],
  }), { os: 'windows', system: 'Windows', others: ['NodeOs.AL2023', 'NodeOs.BOTTLEROCKET'] }),

  userDataTooLarge: wording('user-data-too-large', ({ bytes, most }: { bytes: number; most: number }) => ({
    message: `the user data of the nodes has ${number(bytes)} bytes, and EC2 takes at most ${number(most)}`,
    fix: [
      'shorten the settings, scripts, labels and taints that go into it',
      'let a script fetch the rest when the node boots',
      "put it into an AMI of your own: 'machineImageId'",
    ],
  }), { bytes: 20000, most: 16384 }),

  labelNotAllowed: wording('option-refused', ({ option, labels }: { option: string; labels: readonly string[] }) => ({
    message: `'${option}' holds ${few(labels)}, which kubelet may not set on its own node`,
    details: [...allOf('labels', labels), 'kubelet would not start'],
    fix: ['use a prefix of your own, as in example.com/role', 'use the prefix node.kubernetes.io'],
  }), { option: 'labels', labels: ['kubernetes.io/role'] }, ['labels']),

  labelTwice: wording('option-refused', ({ options, label, values }: {
    options: readonly string[]; label: string; values: readonly string[];
  }) => ({
    message: `${fewQuoted(options)} give the label ${label} different values: ${few(values)}`,
    details: [...allOf('options', options), ...allOf('values', values), 'a node has one value of a label'],
    fix: [`give ${label} in one place`],
  }), { options: ['labels', 'bottlerocketSettings.kubernetes.node-labels'], label: 'team', values: ['a', 'b'] }),

  taintTwice: wording('option-refused', ({ options, taint, values }: {
    options: readonly string[]; taint: string; values: readonly string[];
  }) => ({
    message: `${fewQuoted(options)} ${options.length === 1 ? 'gives' : 'give'} the taint ${taint} different values:`
      + ` ${few(values.map((value) => value || "''"))}`,
    details: [
      ...allOf('options', options),
      ...allOf('values', values),
      'a node has a taint of one key and effect once, and the API server refuses a node with two',
    ],
    fix: [`give ${taint} once`],
  }), { options: ['taints'], taint: 'dedicated:NoSchedule', values: ['build', 'test'] }),

  notKeyed: wording('option-refused', ({ setting, got, asIn }: { setting: string; got: string; asIn: string }) => ({
    message: `'${setting}' is ${got}, and must be an object with a value under each key`,
    fix: [`give it as in ${asIn}`],
  }), {
    setting: 'bottlerocketSettings.kubernetes.node-taints',
    got: '"dedicated=build:NoSchedule"',
    asIn: "{ dedicated: 'build:NoSchedule' }",
  }),

  labelNoString: wording('option-refused', ({ setting, key, got }: { setting: string; key: string; got: string }) => ({
    message: `'${setting}' gives ${key} the value ${got}, and the value of a label is one string`,
    fix: ["give it as in { team: 'a' }"],
  }), { setting: 'bottlerocketSettings.kubernetes.node-labels', key: 'team', got: '7' }),

  taintText: wording('option-refused', ({ setting, key, got }: { setting: string; key: string; got: string }) => ({
    message: `'${setting}' gives ${key} ${got}, which is not a value, a colon and an effect`,
    details: ['the effect is one of NoSchedule, PreferNoSchedule, NoExecute'],
    fix: [
      "give a string as in 'build:NoSchedule', or ':NoSchedule' without a value",
      'give several taints of a key as a list of such strings',
    ],
  }), { setting: 'bottlerocketSettings.kubernetes.node-taints', key: 'dedicated', got: '"NoSchedule"' }),


  taintIncomplete: wording('option-refused', ({ key, effect }: { key?: string; effect?: string }) => {
    const lacks = [...(key === undefined ? ['a key'] : []), ...(effect === undefined ? ['an effect'] : [])];
    const has = [
      ...(key === undefined ? [] : [`its key is ${key}`]),
      ...(effect === undefined ? [] : [`its effect is ${effect}`]),
    ];
    return {
      message: `'taints' holds a taint without ${lacks.join(' and ')}`,
      details: has,
      fix: ["give each taint a 'key' and an 'effect'"],
    };
  }, { key: 'dedicated', effect: undefined }),

  nameSyntax: wording('option-refused', ({ option, name }: { option: string; name: string }) => ({
    message: `'${option}' holds the name '${name}', which Kubernetes does not take`,
    details: ['the name may begin with a domain, as in example.com/team'],
    fix: [SYNTAX],
  }), { option: 'labels', name: 'a b' }),

  valueSyntax: wording('option-refused', ({ option, name, value }: {
    option: string; name: string; value: string;
  }) => ({
    message: `'${option}' gives '${name}' the value '${value}', which Kubernetes does not take`,
    fix: [SYNTAX],
  }), { option: 'labels', name: 'team', value: 'a b' }),
};
