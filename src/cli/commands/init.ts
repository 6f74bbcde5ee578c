import { Command, CommandContext } from '../framework/command';
import { CommandResult } from '../framework/command-result';
import { STANDARD_STREAM } from '../framework/text-input';

/** Where an editor finds the schema of a forecast. */
export const FORECAST_SCHEMA =
  'https://raw.githubusercontent.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity/main/schemas/forecast.v1.json';

const STANDARD_FILE = 'forecast.yaml';

/** `init`: a forecast to begin with. */
export const INIT: Command = {
  name: 'init',
  purpose: 'writes a forecast with comments into a new file, to start from',
  examples: [
    { words: 'init', says: `writes ${STANDARD_FILE}` },
    { words: 'init clusters/main.yaml', says: 'another file, in an existing folder; it must not exist yet' },
    { words: 'init - | eks-pod-capacity plan -', says: 'the plan of the forecast that it would write' },
  ],
  operands: [{
    name: 'FILE',
    text: `the path of the file to write, ${STANDARD_FILE} by default, or - for standard output`,
    isOptional: true,
  }],
  options: {},
  failure: 'never',
  page: 'command-line.md',
  run: init,
};

function init({ operands: [file = STANDARD_FILE], values }: CommandContext): CommandResult {
  const { output } = values;
  // Neither way of naming the file takes the place of one that is there.
  const path = typeof output === 'string' ? output : file;
  if (path === STANDARD_STREAM) return { output: FORECAST, failed: false, isData: true };
  return {
    output: '',
    notes: `wrote ${path}: edit it, then run eks-pod-capacity plan ${path}\n`,
    failed: false,
    files: [{ argument: output === undefined ? 'FILE' : '--output', path, content: FORECAST, isNew: true }],
    isWritten: true,
  };
}

const FORECAST = `# yaml-language-server: $schema=${FORECAST_SCHEMA}
# What runs in a cluster, and where. eks-pod-capacity plan says whether its addresses last, advise what to change.

# What a slot of an ENI holds: prefix-delegation (a /28, so more pods on a node) or secondary-ip (one address).
ipAssignment: prefix-delegation

# Spare prefixes on each node, as the add-on vpc-cni has them by default.
warmPool:
  warmPrefixTarget: 1

# Subnets by name. purpose: nodes, pods (their own subnets, by custom networking) or control-plane.
# reservation: half keeps the upper half of a subnet for prefixes. otherAddresses: what else takes addresses there.
# controlPlane: whether EKS puts its own interfaces there; it takes two subnets or more.
subnets:
  - { name: nodes-a, zone: eu-west-1a, purpose: nodes, cidr: 10.0.0.0/22, otherAddresses: 20, controlPlane: true }
  - { name: nodes-b, zone: eu-west-1b, purpose: nodes, cidr: 10.0.4.0/22, otherAddresses: 20, controlPlane: true }
  - { name: nodes-c, zone: eu-west-1c, purpose: nodes, cidr: 10.0.8.0/22, otherAddresses: 20 }
  - { name: pods-a, zone: eu-west-1a, purpose: pods, cidr: 100.64.0.0/18, reservation: half }
  - { name: pods-b, zone: eu-west-1b, purpose: pods, cidr: 100.64.64.0/18, reservation: half }
  - { name: pods-c, zone: eu-west-1c, purpose: pods, cidr: 100.64.128.0/18, reservation: half }

# Managed node groups. expectedSize is a usual day; pods (of the whole group) or podsPerNode where nodes are not full.
nodegroups:
  - name: general
    instanceTypes: [m5.large, m6i.large]
    minSize: 3
    expectedSize: 10
    maxSize: 30

# Node pools of Karpenter or EKS Auto Mode.
# fleets:
#   - name: spot
#     instanceTypes: [m5.large, m5.xlarge]
#     limits: { cpu: 200 }

# How much more than these sizes is planned for, in percent, and how many zones may be lost at once.
growthPercent: 0
zonesLost: 1

# Which stages that do not fit are errors: fail-at-expected, fail-at-any or warn.
onOvercommit: fail-at-expected
`;
