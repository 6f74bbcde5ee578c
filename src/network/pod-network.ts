import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { BoundPodNetwork } from './bound-pod-network';
import { IpamPodNetworkOptions, NodeSubnetsOptions, PodNetworkOptions } from './pod-network-options';
import { PodPlacement } from './pod-placement';
import { IPodSubnets } from './pod-subnets-props';
import { blockPerZone, existingBlock, given, inNodeSubnets, ipamSubnets, NetworkDefinition, oneBlock, tagged } from './private/network-definitions';
import { IpAssignment } from '../capacity/ip-assignment';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { about } from '../findings/subject';
import { IPAM_POOL } from './private/ipam-findings';
import { POD_SUBNET_WORDS as WORDS } from '../findings/words/network/pod-subnet-sources';
import { argumentFindings, having, shapeFindings, TEXT, TEXTS } from '../validation/prop-shapes';

/** What a network is. */
const POD_NETWORK = having('a PodNetwork', 'placement');

/**
 * Where pods get their addresses from, and how the VPC CNI finds them.
 *
 * With subnets for pods the VPC CNI is told of them by ENIConfigs (custom networking); `PodNetwork.subnetDiscovery` lets it find them by a tag.
 */
export class PodNetwork {
  /**
   * One secondary block of the VPC, cut into a subnet a zone.
   *
   * A /16 in four slots holds, in the reserved half of each zone, (512 - 1) / 7 = 73 nodes that run 110 pods.
   *
   * @param cidr the block, /16 to /28, as in `100.64.0.0/16`; it can never be changed in place
   * @param options zones, slots, reservation, route tables
   */
  public static secondaryCidr(cidr: string, options: PodNetworkOptions = {}): PodNetwork {
    refuse([...shapeFindings({ cidr }, { cidr: TEXT }, ['cidr']), ...argumentFindings('PodNetworkOptions', options, {})]);
    return new PodNetwork(PodPlacement.CUSTOM_NETWORKING, oneBlock(cidr, options));
  }

  /**
   * A secondary block of the VPC for each zone, the whole of it one subnet: for clusters that a quarter of a /16 is too small for.
   *
   * @param cidrs the blocks by zone name, each /16 to /28; none can be changed in place
   * @param options zones, reservation, route tables
   */
  public static secondaryCidrs(cidrs: { [zone: string]: string }, options: PodNetworkOptions = {}): PodNetwork {
    refuse([...shapeFindings({ cidrs }, { cidrs: TEXTS }, ['cidrs']), ...argumentFindings('PodNetworkOptions', options, {})]);
    return new PodNetwork(PodPlacement.CUSTOM_NETWORKING, blockPerZone(cidrs, options));
  }

  /**
   * A range that the VPC has already, cut into a subnet a zone: a free part of its primary block, or a secondary block that was added elsewhere.
   *
   * @param cidr the range, /16 to /28, as in `10.0.128.0/17`; it can never be changed in place
   * @param options zones, slots, reservation, route tables
   */
  public static existingCidr(cidr: string, options: PodNetworkOptions = {}): PodNetwork {
    refuse([...shapeFindings({ cidr }, { cidr: TEXT }, ['cidr']), ...argumentFindings('PodNetworkOptions', options, {})]);
    return new PodNetwork(PodPlacement.CUSTOM_NETWORKING, existingBlock(cidr, options));
  }

  /**
   * A subnet a zone whose addresses AWS VPC IPAM chooses at deployment.
   *
   * @param options pools and sizes
   */
  public static ipam(options: IpamPodNetworkOptions): PodNetwork {
    refuse(argumentFindings('IpamPodNetworkOptions', options, { subnetPool: IPAM_POOL, blockPool: IPAM_POOL }, ['subnetPool']));
    return new PodNetwork(PodPlacement.CUSTOM_NETWORKING, ipamSubnets(options));
  }

  /**
   * Pod subnets that exist, or are made apart.
   *
   * @param subnets a `PodSubnets`, or `PodSubnets.fromSubnets(...)`
   */
  public static subnets(subnets: IPodSubnets): PodNetwork {
    refuse(shapeFindings({ subnets }, { subnets: having('subnets for pods, as a PodSubnets is', 'peers') }, ['subnets']));
    return new PodNetwork(PodPlacement.CUSTOM_NETWORKING, given(subnets));
  }

  /**
   * The subnets for nodes of the VPC, in which the nodes run too, with space reserved for prefixes: nothing of the VPC's address plan changes. Nodes
   * have all their ENIs for pods; load balancers and others share the addresses that are not reserved.
   *
   * @param options how much is reserved
   */
  public static nodeSubnets(options: NodeSubnetsOptions = {}): PodNetwork {
    refuse(argumentFindings('NodeSubnetsOptions', options, {}));
    return new PodNetwork(PodPlacement.NODE_SUBNETS, inNodeSubnets(options));
  }

  /**
   * Pod subnets that the VPC CNI finds by their tag `kubernetes.io/role/cni` (v1.18 or later), in place of ENIConfigs: all ENIs of a node carry pods.
   * The primary ENI stays in the subnet of the node and is filled first. With prefixes it often holds all pods of the node, and the pod subnets
   * stay unused: a warning then says so. Pods have the security groups of their node, and other clusters of the VPC find the same subnets.
   *
   * @param podNetwork a network with subnets for pods
   * @throws when it has none, or is one of subnet discovery already
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
   */
  public static subnetDiscovery(podNetwork: PodNetwork): PodNetwork {
    refuse(shapeFindings({ podNetwork }, { podNetwork: POD_NETWORK }, ['podNetwork']));
    if (podNetwork.placement !== PodPlacement.CUSTOM_NETWORKING) {
      throw new FindingError([findingOf(WORDS.withoutPodSubnets, about.prop('podNetwork'), { placement: podNetwork.placement })]);
    }
    return new PodNetwork(PodPlacement.SUBNET_DISCOVERY, tagged(podNetwork.define));
  }

  /**
   * A network that is bound already.
   *
   * @internal
   */
  public static _bound(placement: PodPlacement, bound: BoundPodNetwork): PodNetwork {
    return new PodNetwork(placement, () => bound);
  }

  private constructor(
    /** Where pods get their addresses. */
    public readonly placement: PodPlacement,
    private readonly define: NetworkDefinition,
  ) {}

  /**
   * Whether pods have subnets of their own.
   *
   * @internal
   */
  public get _hasPodSubnets(): boolean {
    return this.placement !== PodPlacement.NODE_SUBNETS;
  }

  /**
   * The network in a scope: defined there where it does not exist yet.
   *
   * @internal
   */
  public _bind(scope: Construct, vpc: ec2.IVpc, ipAssignment: IpAssignment): BoundPodNetwork {
    return this.define(scope, vpc, ipAssignment);
  }
}

/** Factories have no construct yet whose path could be said; the stack of the error says where they were asked. */
function refuse(findings: Finding[]): void {
  if (findings.length > 0) throw new FindingError(findings);
}
