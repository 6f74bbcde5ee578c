import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

const NOTHING_CHANGES = "'adopt' writes the configuration of today as it is, so the deployment changes nothing";

/** A placement in words. */
const WHERE: Readonly<Record<string, string>> = {
  'node-subnets': 'the subnets of the nodes',
  'subnet-discovery': 'the subnets of the nodes and tagged pod subnets',
  'tagged-subnets': 'tagged pod subnets',
  'custom-networking': 'pod subnets that ENIConfigs name',
};

const PERMISSIONS_APART = 'if both change at once, nobody can tell which change broke pods';

/** Of a VPC CNI that is taken over as it runs. */
export const ADOPTION_WORDS = {
  contradicted: wording('adoption-contradicted', ({ prop, given, runs }: {
    prop: string; given: string; runs: string;
  }) => ({
    message: `'${prop}' asks for ${given}, and the VPC CNI that 'adopt' takes over has ${runs}`,
    details: [NOTHING_CHANGES],
    fix: [
      `leave '${prop}' out while 'adopt' is given`,
      "change it in a later deployment, in which the other properties take the place of 'adopt'",
    ],
  }), { prop: 'ipAssignment', given: 'ENABLE_PREFIX_DELEGATION=true', runs: 'ENABLE_PREFIX_DELEGATION=false' }),

  otherPlacement: wording('adoption-contradicted', ({ given, customNetworking }: {
    given: string; customNetworking: boolean;
  }) => ({
    message: `'podNetwork' puts pods into ${WHERE[given] ?? given}, and 'adopt' takes over a VPC CNI that does not`,
    details: [
      customNetworking ? 'custom networking runs: ENIConfigs name the pod subnets' : 'custom networking does not run',
      NOTHING_CHANGES,
    ],
    fix: customNetworking
      ? ["give the subnets that the ENIConfigs name: PodNetwork.subnets(PodSubnets.fromSubnets(...)) as 'podNetwork'"]
      : ["leave 'podNetwork' out of this deployment, and move pods in a later one, without 'adopt'"],
  }), { given: 'custom-networking', customNetworking: false }),

  otherSubnets: wording('adoption-contradicted', ({ given, runs }: {
    given: readonly string[]; runs: readonly string[];
  }) => ({
    message: "'podNetwork' has other subnets than the ENIConfigs of the add-on that 'adopt' takes over",
    details: [`given: ${few(given)}`, `in the ENIConfigs: ${few(runs)}`,
      ...allOf('subnets given', given), ...allOf('subnets of ENIConfigs', runs)],
    fix: ["give the subnets that the ENIConfigs name: PodNetwork.subnets(PodSubnets.fromSubnets(...)) as 'podNetwork'"],
  }), { given: ['subnet-0a'], runs: ['subnet-0b'] }),

  otherPermissions: wording('adoption-contradicted', ({ given, runs }: { given: string; runs: string }) => ({
    message: `'permissions' is ${given}, and the VPC CNI that 'adopt' takes over gets its permissions by ${runs}`,
    details: [PERMISSIONS_APART],
    fix: [
      "leave 'permissions' out, or give what runs",
      'move to EKS Pod Identity in a later deployment, once the add-on eks-pod-identity-agent runs on all nodes',
    ],
  }), { given: 'CniPermissions.podIdentity()', runs: 'the role of the service account' }),

  otherFamily: wording('adoption-contradicted', ({ cluster, runs }: { cluster: string; runs: string }) => ({
    message: `the cluster counts as one with ${cluster}, and the VPC CNI that 'adopt' takes over runs ${runs}`,
    fix: ['give the family of the cluster as clusterDetails: { ipFamily: ... }', 'give the DaemonSet of this cluster'],
  }), { cluster: 'IPv4', runs: 'IPv6' }),

  generation: wording('adoption-contradicted', () => ({
    message: "a generation of pod subnets is added to an add-on with 'adopt', which would make no ENIConfigs for it",
    details: [NOTHING_CHANGES],
    fix: ["add it in a later deployment, in which the other properties take the place of 'adopt'"],
  }), {}),

  permissionsUntold: wording('adoption-untold', ({ source }: { source: string }) => ({
    message: `'permissions' is not given, and the ${source} does not show how the VPC CNI gets its permissions`,
    details: [
      'with other permissions than those of today, aws-node can lose the right to attach ENIs',
      'its service account: kubectl get serviceaccount aws-node -n kube-system -o yaml',
    ],
    fix: [
      'give CniPermissions.serviceAccountRole(role), if its service account has eks.amazonaws.com/role-arn',
      'give CniPermissions.podIdentity(role), if aws eks list-pod-identity-associations lists aws-node',
      'give CniPermissions.nodeRole(), if it has neither',
    ],
  }), { source: 'DaemonSet' }),

  roleUntold: wording('adoption-untold', ({ associations }: { associations: readonly string[] }) => ({
    message: "'permissions' is not given, and the add-on gets its role by EKS Pod Identity, which does not print it",
    details: [
      `associations: ${few(associations)}`,
      ...allOf('associations', associations),
      'this prints the role: aws eks describe-pod-identity-association --cluster-name NAME --association-id ID',
    ],
    fix: ["give CniPermissions.podIdentity(iam.Role.fromRoleArn(scope, 'CniRole', ARN)) as 'permissions'"],
  }), { associations: ['arn:aws:eks:eu-west-1:111122223333:podidentityassociation/main/a-0a'] }),

  versionUntold: wording('adoption-untold', ({ tag }: { tag?: string }) => ({
    message: tag === undefined
      ? 'the image of aws-node has no tag, so that the version of the add-on to adopt it with is not known'
      : `aws-node runs ${tag}, which is not a version of the add-on`,
    details: ['EKS writes its versions as in v1.20.4-eksbuild.1, and takes its default if none is given'],
    fix: [
      'give its build as \'addonVersion\', of those in: aws eks describe-addon-versions --addon-name vpc-cni',
    ],
  }), { tag: 'v1.20.4' }),

  modeUntold: wording('adoption-untold', ({ settings }: { settings: readonly string[] }) => ({
    message: `the configuration to adopt has tokens where nodes take their mode from: ${few(settings)}`,
    details: [...allOf('settings', settings), 'max pods are computed at synth'],
    fix: ['give these settings as literals, as AWS prints them: RunningVpcCni.fromAddon(...)'],
  }), { settings: ['ENABLE_PREFIX_DELEGATION'] }),

  refusedOtherwise: wording('adopted-setting-refused', ({ settings, id, reason }: {
    settings: readonly string[]; id: string; reason: string;
  }) => ({
    message: `${few(settings)} of the adopted VPC CNI would be refused without 'adopt'`,
    details: [...allOf('settings', settings), `${id}: ${reason}`],
    fix: ["correct it in a deployment of its own, before the other properties take the place of 'adopt'"],
  }), {
    settings: ['env.ENABLE_MULTI_NIC'], id: 'cni-variable-refused', reason: 'max pods do not count it',
  }, ['settings']),

  leftOut: wording('adopted-setting-left-out', ({ settings }: { settings: readonly string[] }) => ({
    message: `the add-on vpc-cni has no setting for what aws-node has: ${few(settings)}`,
    details: [
      ...allOf('settings', settings),
      'a setting that EKS never owned can stay in the DaemonSet, and a later version of the add-on can remove it',
    ],
    fix: [
      'compare the DaemonSet before and after the deployment: kubectl get daemonset aws-node -n kube-system -o yaml',
      'acknowledge this finding, if the cluster does not need them',
    ],
  }), { settings: ['env.MY_OWN_SWITCH'] }),

  byHand: wording('adopted-by-hand', ({ settings }: { settings: readonly string[] }) => ({
    message: `the DaemonSet has settings that its add-on does not have: ${few(settings)}`,
    details: [
      ...allOf('settings', settings),
      'somebody changed them by hand, or an old version of the add-on lost them',
      'they are written into the template as they run, because the next update would reset them',
    ],
    fix: ['acknowledge this finding, if they should stay', 'correct them in the cluster first'],
  }), { settings: ['env.WARM_IP_TARGET'] }),

  permissionsUnseen: wording('adopted-permissions-unseen', () => ({
    message: 'the adopted add-on names no role, so it is assumed to use the role of the nodes',
    details: ['an association of EKS Pod Identity that was made outside of the add-on cannot be seen'],
    fix: [
      "give CniPermissions.nodeRole() as 'permissions', if it uses the role of the nodes",
      'acknowledge this finding',
    ],
  }), {}),

  importedPermissionsUnseen: wording('adopted-permissions-unseen', () => ({
    message: 'the permissions of this VPC CNI cannot be seen, and nodes are assumed to have them',
    details: ['roles of nodes that are made here get AmazonEKS_CNI_Policy'],
    fix: ["give false as 'permissionsOnNodeRole', if the VPC CNI has a role of its own"],
  }), {}),

  logicalIdUnseen: wording('adopted-logical-id-unseen', ({ logicalId }: { logicalId: string }) => ({
    message: `the adopted add-on has the logical id ${logicalId} here, but its deployed logical id cannot be seen`,
    details: ['under another logical id CloudFormation makes a second add-on, and EKS refuses it'],
    fix: [
      "give the logical id of the AWS::EKS::Addon in the deployed template as 'logicalId', even if it is the same",
      'acknowledge this finding, if the add-on is in no template yet, and cdk import adds it',
    ],
  }), { logicalId: 'VpcCni1A2B3C4D' }),

  podSubnetsUnseen: wording('adopted-pod-subnets-unseen', () => ({
    message: 'custom networking is on, and the pod subnets cannot be seen',
    details: ['plans count no addresses for pods, and whether each zone of nodes has a pod subnet was not checked'],
    fix: ["give the subnets that the ENIConfigs name: PodNetwork.subnets(PodSubnets.fromSubnets(...)) as 'podNetwork'"],
  }), {}),

  agentUnseen: wording('pod-identity-agent-unseen', () => ({
    message: 'whether the cluster runs the EKS Pod Identity agent cannot be seen in this app',
    details: ['the adopted VPC CNI gets its permissions through this agent'],
    fix: ['check that the cluster has the add-on eks-pod-identity-agent, then acknowledge this finding'],
  }), {}),
};
