import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { BoundPodNetwork } from './bound-pod-network';
import { PLACEMENTS } from './placement-rules';
import { IpamPodNetworkOptions, NodeSubnetsOptions, PodNetworkOptions } from './pod-network-options';
import { PodPlacement } from './pod-placement';
import { IPodSubnets } from './pod-subnets-props';
import {
  blockPerZone, existingBlock, given, inNodeSubnets, ipamSubnets, joined, NetworkDefinition, oncePerScope, oneBlock,
  tagged,
} from './private/network-definitions';
import { sharedZoneFindings } from './private/shared-zones';
import { IpAssignment } from '../capacity/ip-assignment';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { about } from '../findings/subject';
import { Wording } from '../findings/wording';
import { IPAM_POOL } from './private/ipam-findings';
import { POD_SUBNET_WORDS as WORDS } from '../findings/words/network/pod-subnet-sources';
import { argumentFindings, having, RECORD, shapeFindings, TEXT, TEXTS } from '../validation/prop-shapes';

/** What a network is. */
const POD_NETWORK = having('a PodNetwork', 'placement');

/**
 * Where pods get their IP addresses, and how the VPC CNI finds the subnets.
 *
 * The VPC CNI learns of pod subnets by ENIConfigs (custom networking). With `PodNetwork.subnetDiscovery` it finds them
 * by a tag.
 *
 * @example
 * const network = PodNetwork.secondaryCidr('100.64.0.0/16');
 * new PodCapacityCluster(stack, 'Cluster', { version: eks.KubernetesVersion.V1_34, podNetwork: network });
 */
export class PodNetwork {
  /**
   * Adds one secondary block to the VPC and cuts it into one pod subnet per zone.
   *
   * A /16 in four slots holds, in the reserved half of each zone, (512 - 1) / 7 = 73 nodes that run 110 pods.
   *
   * @param cidr the block, /16 to /28, as in `100.64.0.0/16`. It can never be changed in place
   * @param options zones, slots, reservation, route tables
   */
  public static secondaryCidr(cidr: string, options: PodNetworkOptions = {}): PodNetwork {
    refuse([
      ...shapeFindings({ cidr }, { cidr: TEXT }, ['cidr']),
      ...argumentFindings('PodNetworkOptions', options, {}),
    ]);
    return PodNetwork.making(oneBlock(cidr, options));
  }

  /**
   * Adds one secondary block per zone to the VPC. The whole block is the pod subnet of its zone. This is for clusters
   * that need more than a quarter of a /16 per zone.
   *
   * @param cidrs the blocks by zone name, each /16 to /28. None can be changed in place
   * @param options zones, reservation, route tables
   */
  public static secondaryCidrs(cidrs: { [zone: string]: string }, options: PodNetworkOptions = {}): PodNetwork {
    refuse([
      ...shapeFindings({ cidrs }, { cidrs: TEXTS }, ['cidrs']),
      ...argumentFindings('PodNetworkOptions', options, {}),
    ]);
    return PodNetwork.making(blockPerZone(cidrs, options));
  }

  /**
   * Cuts a range that the VPC has already into one pod subnet per zone. The range is a free part of the primary block,
   * or a secondary block that was added elsewhere.
   *
   * @param cidr the range, /16 to /28, as in `10.0.128.0/17`. It can never be changed in place
   * @param options zones, slots, reservation, route tables
   */
  public static existingCidr(cidr: string, options: PodNetworkOptions = {}): PodNetwork {
    refuse([
      ...shapeFindings({ cidr }, { cidr: TEXT }, ['cidr']),
      ...argumentFindings('PodNetworkOptions', options, {}),
    ]);
    return PodNetwork.making(existingBlock(cidr, options));
  }

  /**
   * Makes one pod subnet per zone. Amazon VPC IPAM chooses its addresses at deployment.
   *
   * @param options pools and sizes
   */
  public static ipam(options: IpamPodNetworkOptions): PodNetwork {
    refuse(
      argumentFindings('IpamPodNetworkOptions', options, { subnetPool: IPAM_POOL, blockPool: IPAM_POOL }, [
        'subnetPool',
      ]),
    );
    return PodNetwork.making(ipamSubnets(options));
  }

  /**
   * Uses pod subnets that exist, or that you make yourself.
   *
   * @param subnets a `PodSubnets`, or `PodSubnets.fromSubnets(...)`
   */
  public static subnets(subnets: IPodSubnets): PodNetwork {
    refuse(
      shapeFindings({ subnets }, { subnets: having('subnets for pods, as a PodSubnets is', 'peers') }, ['subnets']),
    );
    return new PodNetwork(PodPlacement.CUSTOM_NETWORKING, given(subnets));
  }

  /**
   * Uses the VPC's subnets for nodes, and reserves space in them for prefixes. The address plan of the VPC does not
   * change.
   *
   * All ENIs of a node carry pods. Load balancers and others share the addresses that are not reserved.
   *
   * @param options which subnets these are, and how much of them is reserved
   */
  public static nodeSubnets(options: NodeSubnetsOptions = {}): PodNetwork {
    refuse(argumentFindings('NodeSubnetsOptions', options, { subnets: RECORD }));
    return new PodNetwork(PodPlacement.NODE_SUBNETS, inNodeSubnets(options));
  }

  /**
   * Lets the VPC CNI (v1.18 or later) find pod subnets by their tag `kubernetes.io/role/cni`, in place of ENIConfigs.
   *
   * All ENIs of a node carry pods. The primary ENI stays in the subnet of the node and is filled first. With prefixes
   * it often holds all pods of the node, and the pod subnets stay unused: a warning then says so. Pods have the
   * security groups of their node, and other clusters of the VPC find the same subnets.
   *
   * @param podNetwork a network with pod subnets
   * @throws when the network has no pod subnets, or already uses subnet discovery
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
   */
  public static subnetDiscovery(podNetwork: PodNetwork): PodNetwork {
    refuseOthers(podNetwork, WORDS.withoutPodSubnets);
    return new PodNetwork(PodPlacement.SUBNET_DISCOVERY, tagged(podNetwork.define), podNetwork.origin);
  }

  /**
   * Gives pods subnets of their own by tags, without ENIConfigs, with v1.22.1 or later of the VPC CNI.
   *
   * The VPC CNI finds the pod subnets by their tag `kubernetes.io/role/cni` = `1`. The subnets of the nodes get the
   * same tag with `0`, and it leaves them out.
   *
   * The primary ENI of a node carries no pods, so all counts are those of custom networking. A zone can have several
   * pod subnets: those of further networks, which you can add to a running cluster later. Pods have the security groups
   * of their node. This app tags the subnets that it makes. Those that are imported have to be tagged where they are
   * made, and a warning names them. Nodes of other clusters must not run in the tagged subnets of nodes.
   *
   * @param podNetwork a network with pod subnets
   * @param more further networks, whose subnets are found too. Their order never changes, so append
   * @throws when a network has no pod subnets, or already has them found by their tag
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
   */
  public static taggedSubnets(podNetwork: PodNetwork, ...more: PodNetwork[]): PodNetwork {
    const all = [podNetwork, ...more];
    for (const each of all) refuseOthers(each, WORDS.withoutSubnetsToTag);
    return new PodNetwork(
      PodPlacement.TAGGED_SUBNETS,
      tagged(joined(all.map(({ define }) => define))),
      podNetwork.origin,
    );
  }

  /**
   * A network that is bound already.
   *
   * @internal
   */
  public static _bound(placement: PodPlacement, bound: BoundPodNetwork): PodNetwork {
    return new PodNetwork(placement, () => bound);
  }

  /** Pod subnets that ENIConfigs name, where they are made. */
  private static making(define: NetworkDefinition): PodNetwork {
    return new PodNetwork(PodPlacement.CUSTOM_NETWORKING, define, define);
  }

  private readonly define: NetworkDefinition;

  private constructor(
    /** In which subnets pods get their addresses. */
    public readonly placement: PodPlacement,
    define: NetworkDefinition,
    /** What makes its pod subnets, or the first of them, in the scope itself; none where they are there. */
    private readonly origin?: NetworkDefinition,
  ) {
    this.define = oncePerScope(define);
  }

  /**
   * Whether two networks would both make pod subnets in one scope, and not the same.
   *
   * @internal
   */
  public _makesOther(other: PodNetwork): boolean {
    return this.origin !== undefined && other.origin !== undefined && this.origin !== other.origin;
  }

  /**
   * Whether pods have subnets of their own.
   *
   * @internal
   */
  public get _hasPodSubnets(): boolean {
    return PLACEMENTS[this.placement].hasPodSubnets;
  }

  /**
   * The network in a scope: defined there where it does not exist yet.
   *
   * @internal
   */
  public _bind(scope: Construct, vpc: ec2.IVpc, ipAssignment: IpAssignment): BoundPodNetwork {
    const bound = this.define(scope, vpc, ipAssignment);
    if (PLACEMENTS[this.placement].leavesOutNodeSubnets || bound.podSubnets === undefined) return bound;
    const zones = bound.podSubnets.subnets.map(({ availabilityZone }) => availabilityZone);
    return { ...bound, findings: [...bound.findings ?? [], ...sharedZoneFindings(zones)] };
  }
}

/** Only pod subnets that ENIConfigs would name can get the tag in their place. */
function refuseOthers(podNetwork: PodNetwork, words: Wording<{ placement: string }>): void {
  refuse(shapeFindings({ podNetwork }, { podNetwork: POD_NETWORK }, ['podNetwork']));
  const { placement } = podNetwork;
  if (PLACEMENTS[placement]?.foundBy === 'eni-config') return;
  throw new FindingError([findingOf(words, about.prop('podNetwork'), { placement })]);
}

/** Factories have no construct yet whose path could be said; the stack of the error says where they were asked. */
function refuse(findings: Finding[]): void {
  if (findings.length > 0) throw new FindingError(findings);
}
