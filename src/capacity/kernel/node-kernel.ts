import { Finding } from '../../findings/finding';
import { Wording } from '../../findings/wording';
import { AddressDemandOptions } from '../address-demand-options';
import { InstanceTypeLimits } from '../instance-type-limits';
import { IpAssignment } from '../ip-assignment';
import { NodeCapacityOptions, PodIpFamily } from '../node-capacity-options';
import { OperatingSystem } from '../operating-system';
import { NodeSettings } from '../pool/node-addresses';

/** What was computed of a node, as far as findings speak of it. */
export interface NodeFacts {
  readonly ipFamily: PodIpFamily;
  readonly ipAssignment: IpAssignment;
  readonly podSlots: number;
  readonly podAddresses: number;
  readonly hostNetworkPods: number;
  readonly eniLimitedPods: number;
  readonly cappedAt?: number;
  readonly maxPods: number;
}

/** What becomes of the ENIs of a node. */
export interface NodeEnis {
  /** ENIs that may carry pods with IPv4 addresses. */
  readonly podEnis: number;

  /** Whether the node gets a trunk ENI. */
  readonly trunkEni: boolean;
}

/** What a node's address demand follows from, beside the options. */
export interface AttachedEnis {
  readonly limits: InstanceTypeLimits;
  readonly ipAssignment: IpAssignment;
  readonly enis: number;
  readonly trunkEni: boolean;
  readonly maxPods: number;
}

/** What a kernel can rule out: IPv6, and options of nodes. */
export type Excludable =
  'ipv6' | 'customNetworking' | 'trunkEni' | 'maxEni' | 'efaOnlyEnis' | 'subnetDiscovery' | 'warmPool';

/** Why something is not for nodes of a kernel. */
export interface Exclusion {
  /** Said of the options of one node. */
  readonly ofNode: Wording<{ readonly of: string }>;

  /** Said of all nodes of the kind. */
  readonly ofKind: string;
}

/**
 * What the arithmetic of nodes depends on: the kernel that they run, whichever operating system it comes with.
 */
export interface NodeKernel {
  readonly name: OperatingSystem;

  /** Its name in sentences. */
  readonly title: string;

  /** The operating systems that run on it, by the names that users give. */
  readonly systems: readonly string[];

  /** Whether the VPC CNI gives pods addresses, by its settings; else a controller of EKS does, by its own. */
  readonly runsVpcCni: boolean;

  /** Who that is, in sentences. */
  readonly addressing: string;

  /** What is not for its nodes, and why. */
  readonly excludes: Readonly<Partial<Record<Excludable, Exclusion>>>;

  /** Pods on the host network of each node, where nobody says how many. */
  readonly hostNetworkPods: number;

  /** Whether the kernel keeps nodes from ENIs that their type could attach. */
  readonly leavesEnis: boolean;

  /** What becomes of the ENIs of a node with IPv4. With IPv6 it holds of the trunk. */
  enis(limits: InstanceTypeLimits, options: NodeCapacityOptions): NodeEnis;

  /** The recommended most pods of a node. */
  cap(vcpus: number | undefined): number;

  /** A node as the closed form of address demand sees it. */
  settings(node: AttachedEnis, options: AddressDemandOptions): NodeSettings;

  /** What there is to say of a node with IPv4, beside what holds for all. */
  findings(limits: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[];
}
