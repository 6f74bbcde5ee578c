import { wording } from '../../wording';

const DESCRIBE = 'aws eks describe-addon --cluster-name NAME --addon-name vpc-cni --output json';
const GET = 'kubectl get daemonset aws-node -n kube-system -o json';

/** What prints the argument of a factory. */
const printedBy = (argument: string) => ({ described: DESCRIBE, daemonSet: GET })[argument];

const wayOf = (argument: string) => {
  const command = printedBy(argument);
  return `give what this prints: ${command ?? `${DESCRIBE} --query addon.configurationValues`}`;
};

/** Of what a VPC CNI that runs is told by, which cannot be read. */
export const RUNNING_CNI_WORDS = {
  malformed: wording('running-cni-unreadable', ({ argument, reason }: { argument: string; reason: string }) => ({
    message: `'${argument}' of the running VPC CNI is neither JSON nor YAML`,
    details: [`the parser says: ${reason}`],
    fix: [wayOf(argument)],
  }), { argument: 'described', reason: 'Flow sequence in block collection must be sufficiently indented' }),

  noObject: wording('running-cni-unreadable', ({ argument, got }: { argument: string; got: string }) => ({
    message: `'${argument}' of the running VPC CNI is ${got}, and not an object or a string that says one`,
    fix: [wayOf(argument)],
  }), { argument: 'daemonSet', got: 'a list' }),

  otherShape: wording('running-cni-unreadable', () => ({
    message: "'described' is not the description of an add-on: it has no 'addonName'",
    fix: [wayOf('described'), 'use RunningVpcCni.fromDaemonSet, if the cluster has no add-on vpc-cni'],
  }), {}),

  otherAddon: wording('running-cni-unreadable', () => ({
    message: "'described' is the description of another add-on than vpc-cni",
    fix: [wayOf('described')],
  }), {}),

  valuesNoText: wording('running-cni-unreadable', () => ({
    message: "'configurationValues' of 'described' is not a string, as AWS prints it",
    fix: [wayOf('described'), 'give the values themselves to RunningVpcCni.fromConfiguration'],
  }), {}),

  noDaemonSet: wording('running-cni-unreadable', () => ({
    message: "'daemonSet' is not the DaemonSet aws-node with a container of that name",
    fix: [wayOf('daemonSet')],
  }), {}),

  cutDaemonSet: wording('running-cni-unreadable', ({ missing }: { missing: string }) => ({
    message: `'daemonSet' is not the whole DaemonSet aws-node: ${missing} is missing`,
    details: ['without it nothing is known of the settings that run, and they would be taken for the defaults'],
    fix: [wayOf('daemonSet')],
  }), { missing: "'env' of the container 'aws-node'" }),

  configurationOther: wording('running-cni-unreadable', ({ got }: { got: string }) => ({
    message: `'configurationValues' of the running VPC CNI is ${got}, and not a string or an object`,
    fix: ['give what the app gives the add-on as configurationValues'],
  }), { got: 'a list' }),

  versionNoText: wording('running-cni-unreadable', ({ got }: { got: string }) => ({
    message: `'addonVersion' of the running VPC CNI is ${got}, and not a string`,
    fix: ["give the version of the add-on, as in 'v1.20.4-eksbuild.1'"],
  }), { got: '1' }),

  otherImage: wording('running-cni-unreadable', ({ version, tag }: { version: string; tag: string }) => ({
    message: `the add-on vpc-cni has version ${version}, and its DaemonSet runs ${tag}`,
    details: ['EKS updates the add-on at the moment, or somebody changed the container image by hand'],
    fix: [
      'wait until the add-on is ACTIVE, and save both outputs again',
      'bring the add-on to the version that runs: aws eks update-addon --addon-name vpc-cni --addon-version VERSION',
    ],
  }), { version: 'v1.20.4-eksbuild.1', tag: 'v1.19.0-eksbuild.1' }),
};
