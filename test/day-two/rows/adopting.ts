import { App, Stack, StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CurrentToday } from '../../../examples/adopt-existing-cluster/current-0-today';
import { CurrentAdopted } from '../../../examples/adopt-existing-cluster/current-1-adopted';
import { CurrentPrefixes } from '../../../examples/adopt-existing-cluster/current-2-prefixes';
import { CurrentPodSubnets } from '../../../examples/adopt-existing-cluster/current-3-pod-subnets';
import { CurrentDense } from '../../../examples/adopt-existing-cluster/current-4-dense';
import { LegacyToday } from '../../../examples/adopt-existing-cluster/legacy-0-today';
import { LegacyAdopted } from '../../../examples/adopt-existing-cluster/legacy-1-adopted';
import { LegacyPodSubnets } from '../../../examples/adopt-existing-cluster/legacy-2-pod-subnets';
import { LegacyPrefixes } from '../../../examples/adopt-existing-cluster/legacy-3-prefixes';
import { LegacyDense } from '../../../examples/adopt-existing-cluster/legacy-4-dense';
import { Templates, templatesOf } from '../apps';
import { Change, Counts, POD_ZONE, twice, VPC_CNI } from '../change';

type Step = new (scope: Construct, id: string, props: StackProps) => Stack;

const made = new Map<Step, Templates>();

/** The templates at a step of the example, synthesized once. */
function at(step: Step): Templates {
  if (!made.has(step)) made.set(step, templatesOf((app: App) => new step(app, 'App', { env: { region: 'us-west-2' } })));
  return made.get(step)!;
}

const between = (before: Step, after: Step) => ({ before: () => at(before), after: () => at(after) });

const GROUP: Counts = { 'EKS::Nodegroup': 1, 'EC2::LaunchTemplate': 1, 'IAM::Role': 1 };
const PLAIN_GROUP: Counts = { 'EKS::Nodegroup': 1, 'IAM::Role': 1 };
const RESERVATIONS = { 'EC2::SubnetCidrReservation': 2 };
const POD_SUBNETS = { ...twice(POD_ZONE), 'EC2::VPCCidrBlock': 1 };

/** Two clusters that run get prefixes and pod subnets: the steps of examples/adopt-existing-cluster. */
export const ADOPTION_CHANGES: Change[] = [
  {
    id: 'current-adopted',
    title: '`aws-eks-v2`: the add-on is taken over as it runs',
    ...between(CurrentToday, CurrentAdopted),
    updated: VPC_CNI,
    keepsGroups: true,
    advice: 'Under its logical id. Nothing of its settings changes, only how conflicts with hand edits are resolved.',
  },
  {
    id: 'current-prefixes',
    title: '`aws-eks-v2`: prefixes, and a new group beside the existing one',
    ...between(CurrentAdopted, CurrentPrefixes),
    added: { ...GROUP, ...RESERVATIONS },
    updated: VPC_CNI,
    keepsGroups: true,
    advice: 'Drain the old nodes afterwards.',
  },
  {
    id: 'current-pod-subnets',
    title: '`aws-eks-v2`: the first group goes, and a third one has its pods in pod subnets',
    ...between(CurrentPrefixes, CurrentPodSubnets),
    added: { ...GROUP, ...POD_SUBNETS },
    updated: VPC_CNI,
    removed: PLAIN_GROUP,
    advice: 'The group with prefixes takes `earlierNetworking()`, and stays.',
  },
  {
    id: 'current-dense',
    title: '`aws-eks-v2`: the intermediate group is removed',
    ...between(CurrentPodSubnets, CurrentDense),
    removed: { ...GROUP, ...RESERVATIONS },
    touchesAddresses: 'a smaller reservation',
    advice: 'What was reserved in the subnets of nodes goes with it.',
  },
  {
    id: 'legacy-adopted',
    title: '`aws-eks`: the VPC CNI that EKS installed becomes an add-on',
    ...between(LegacyToday, LegacyAdopted),
    added: VPC_CNI,
    keepsGroups: true,
    advice: 'With OVERWRITE and all that runs today. Compare the DaemonSet afterwards.',
  },
  {
    id: 'legacy-pod-subnets',
    title: '`aws-eks`: pod subnets with single addresses, and a new group beside the existing one',
    ...between(LegacyAdopted, LegacyPodSubnets),
    added: { ...GROUP, 'EC2::Subnet': 2, 'EC2::SubnetRouteTableAssociation': 2, 'EC2::VPCCidrBlock': 1 },
    updated: VPC_CNI,
    keepsGroups: true,
    advice: 'A node runs fewer pods than before, so there are more of them. Drain the old ones.',
  },
  {
    id: 'legacy-prefixes',
    title: '`aws-eks`: the first group goes, and prefixes come',
    ...between(LegacyPodSubnets, LegacyPrefixes),
    added: { ...GROUP, ...RESERVATIONS },
    updated: { ...VPC_CNI, 'Custom::AWSCDK-EKS-KubernetesResource': 1 },
    removed: PLAIN_GROUP,
    advice: 'No node of the intermediate group may be cordoned or full: each needs a free slot for its first prefix. Keep the ConfigMap aws-auth, which `aws-eks` deletes with the last group of its own.',
  },
  {
    id: 'legacy-dense',
    title: '`aws-eks`: the intermediate group is removed',
    ...between(LegacyPrefixes, LegacyDense),
    removed: GROUP,
    advice: 'The cluster is dense.',
  },
];
