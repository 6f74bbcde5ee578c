import { App, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import {
  FindingCatalogue, IPodNetworking, PodCapacityCluster, PodCapacityClusterProps, PodNetwork, PodNetworkOptions, PodNodegroup, PodNodegroupOptions,
  PodSubnets, ReservationShare, SecondaryCidr, VpcCniAddon,
} from '../../src';
import { cdkInitContext } from '../private/cdk-init-context';
import { existingVpc } from '../private/existing-vpc';
import { CfnTemplate } from '../private/template-graph';

/** The templates of an app, by the name of the stack. */
export type Templates = Record<string, CfnTemplate>;

/** Zones of eu-west-1 by their letters. */
export const zones = (letters: string) => [...letters].map((letter) => `eu-west-1${letter}`);

/** Instance types by name. */
export const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

/** The block that pods get in these apps. */
export const POD_BLOCK = '100.64.0.0/16';

/** A block beside it. */
export const FURTHER_BLOCK = '100.65.0.0/16';

/** What CDK says of the subnets of every imported VPC. */
const TAGS_BY_HAND = '@aws-cdk/aws-eks:clusterMustManuallyTagSubnet';

const ENVIRONMENT = { env: { region: 'eu-west-1' } };

/** What differs between the states of a cluster on a VPC of the user's own. */
export interface Choices {
  /** Zones of the VPC, by letter. */
  readonly vpcZones?: string;

  /** Zones of the control plane; by default those that the library chooses. */
  readonly controlPlaneZones?: string;

  /** Zones that have pod subnets, by letter. */
  readonly podZones?: string;
  readonly cidr?: string;
  readonly network?: PodNetworkOptions;

  /** In place of `cidr`, `podZones` and `network`. */
  readonly podNetwork?: PodNetwork;

  /** More options of the cluster. */
  readonly options?: Partial<PodCapacityClusterProps>;

  /** Construct id of the cluster. */
  readonly id?: string;

  /** Construct id of the group whose nodes run in every zone that has pods, and its options. */
  readonly generalId?: string;
  readonly general?: Partial<PodNodegroupOptions>;

  /** The role of its nodes, by ARN; by default one of its own. */
  readonly nodeRoleArn?: string;

  /** Whether there is a third group. */
  readonly batch?: boolean;

  /** Where a change of the mode stands: its groups beside those from before, or alone. By default there is none. */
  readonly modeChange?: 'both' | 'done';

  /** Adds what is made apart. */
  readonly beside?: (stack: Stack, platform: PodCapacityCluster) => void;
}

/** A cluster on a VPC of the user's own, with a group in every zone that has pods and one in b and c. */
export function ownVpc(choices: Choices = {}): Templates {
  return templatesOf((app) => {
    const stack = new Stack(app, 'App', ENVIRONMENT);
    const { vpcZones = 'abcd', podZones = 'bc', controlPlaneZones, cidr = POD_BLOCK, network, nodeRoleArn, general, generalId = 'General' } = choices;
    const platform = new PodCapacityCluster(stack, choices.id ?? 'Platform', {
      version: eks.KubernetesVersion.V1_33,
      vpc: existingVpc(stack, zones(vpcZones)),
      ...(controlPlaneZones && { vpcSubnets: [{ availabilityZones: zones(controlPlaneZones) }] }),
      podNetwork: choices.podNetwork ?? PodNetwork.secondaryCidr(cidr, { availabilityZones: zones(podZones), ...network }),
      ...choices.options,
    });
    const instanceTypes = types('m5.large');
    const nodeRole = nodeRoleArn === undefined ? undefined : iam.Role.fromRoleArn(stack, 'NodeRole', nodeRoleArn);
    const { modeChange } = choices;
    const addGroups = (suffix: string, podNetworking?: IPodNetworking) => {
      const networking = podNetworking && { podNetworking };
      platform.addNodegroup(`${generalId}${suffix}`, { instanceTypes, maxSize: 30, ...(nodeRole && { nodeRole }), ...general, ...networking });
      platform.addNodegroup(`Pinned${suffix}`, { instanceTypes, subnets: { availabilityZones: zones('bc') }, ...networking });
    };
    if (modeChange !== 'done') addGroups('', modeChange === undefined ? undefined : platform.earlierNetworking());
    if (modeChange !== undefined) addGroups('Next');
    if (choices.batch ?? false) platform.addNodegroup('Batch', { instanceTypes });
    choices.beside?.(stack, platform);
  });
}

let first: Templates | undefined;

/** The state of that cluster from which most changes start, synthesized once. */
export function initial(): Templates {
  first ??= ownVpc();
  return first;
}

/** A cluster on a VPC that is made here, in the zones of these letters, with a group in all of them. */
export function madeVpc(letters: string): Templates {
  return templatesOf((app) => {
    const stack = new Stack(app, 'App', ENVIRONMENT);
    const platform = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_33,
      availabilityZones: zones(letters),
      podNetwork: PodNetwork.secondaryCidr(POD_BLOCK),
    });
    platform.addNodegroup('General', { instanceTypes: types('m5.large') });
  });
}

type Place = 'pod subnets' | 'further pod subnets' | 'node subnets';

/**
 * The parts by themselves: pods in subnets of their own, of one block or another, or in those of the nodes. All subnets are there in each case.
 *
 * @param earlier where a group from before has its pods, beside one of now
 */
export function parts(placement: Place, earlier?: Place): Templates {
  return templatesOf((app) => {
    const stack = new Stack(app, 'App', ENVIRONMENT);
    const vpc = existingVpc(stack, zones('abc'));
    const podNetworks = {
      'pod subnets': PodNetwork.subnets(podSubnets(stack, vpc, 'abc')),
      'further pod subnets': PodNetwork.subnets(podSubnets(stack, vpc, 'abc', FURTHER_BLOCK, 'Further')),
      'node subnets': undefined,
    };
    const cluster = clusterOn(stack, vpc);
    const podNetworking = new VpcCniAddon(stack, 'VpcCni', {
      cluster,
      podNetwork: podNetworks[placement],
      ...earlier && { earlierMode: { podNetwork: podNetworks[earlier] ?? PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE }) } },
    });
    const instanceTypes = types('m5.large');
    new PodNodegroup(stack, 'Nodes', { cluster, podNetworking: earlier ? podNetworking.earlierNetworking() : podNetworking, instanceTypes });
    if (earlier) new PodNodegroup(stack, 'NextNodes', { cluster, podNetworking, instanceTypes });
  });
}

/** What differs between the states of an app in two stacks. */
export interface TwoStackChoices {
  /** Zones that have pod subnets, by letter. */
  readonly podZones: string;

  /** Zones whose pod subnets the cluster uses; the others are exported by hand. By default all. */
  readonly usedZones?: string;

  /** How stacks refer to each other: by exports, or by Fn::GetStackOutput, as the flag has it that `cdk init` writes. */
  readonly references: 'strong' | 'weak';
}

/** Pod subnets in one stack, the cluster in another. */
export function twoStacks({ podZones, usedZones = podZones, references }: TwoStackChoices): Templates {
  return templatesOf((app) => {
    const network = new Stack(app, 'Network', ENVIRONMENT);
    const stack = new Stack(app, 'Cluster', ENVIRONMENT);
    const pods = podSubnets(network, existingVpc(network, zones('abcd')), podZones);
    const used = pods.subnets.filter(({ availabilityZone }) => zones(usedZones).includes(availabilityZone));
    for (const subnet of pods.subnets.filter((each) => !used.includes(each))) network.exportValue(subnet.subnetId);
    const platform = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_33,
      vpc: existingVpc(stack, zones('abcd')),
      podNetwork: PodNetwork.subnets(podZones === usedZones ? pods : PodSubnets.fromSubnets(stack, 'Used', used)),
    });
    platform.addNodegroup('General', { instanceTypes: types('m5.large'), maxSize: 30 });
  }, { '@aws-cdk/core:defaultCrossStackReferences': references });
}

/** Pod subnets in zones by letter, made apart from a cluster. */
export function podSubnets(scope: Construct, vpc: ec2.IVpc, letters: string, block: string = POD_BLOCK, prefix: string = ''): PodSubnets {
  const cidr = new SecondaryCidr(scope, `${prefix}PodCidr`, { vpc, cidr: block });
  return new PodSubnets(scope, `${prefix}Pods`, { vpc, cidr, availabilityZones: zones(letters) });
}

function clusterOn(stack: Stack, vpc: ec2.IVpc): eks.Cluster {
  return new eks.Cluster(stack, 'Cluster', {
    vpc,
    vpcSubnets: [{ availabilityZones: zones('ab') }],
    version: eks.KubernetesVersion.V1_33,
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    bootstrapSelfManagedAddons: false,
  });
}

/**
 * Paths go into the templates, as the CDK CLI has it: they tell which group stands in the place of which. Warnings are beside the point
 * here, and would fill the screen.
 */
export function templatesOf(define: (app: App) => void, context: Record<string, unknown> = {}): Templates {
  const app = new App({ context: { ...cdkInitContext(), 'aws:cdk:enable-path-metadata': true, ...context }, analyticsReporting: false, treeMetadata: false });
  for (const id of [...FindingCatalogue.all().map((entry) => entry.id), TAGS_BY_HAND]) {
    Validations.of(app).acknowledge({ id: `Annotation::${id}`, reason: 'Beside the point' });
  }
  define(app);
  return Object.fromEntries(app.synth().stacks.map(({ stackName, template }) => [stackName, template]));
}
