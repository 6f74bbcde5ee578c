import { Construct } from 'constructs';
import { KarpenterCapacityProps, KarpenterKubelet, KarpenterSubnetTerm } from './karpenter-capacity-props';
import { ownCountFindings, ownCountsFit, poolLimits, splitFindings } from './private/karpenter-findings';
import { Merged, mergedNodeClass, mergedNodePool, PoolFacts } from './private/karpenter-manifests';
import { KarpenterRequirement, poolLabels, poolRequirements, poolZoneFindings, poolZones } from './private/karpenter-pool';
import { karpenterShapeFindings, manifestArgumentFindings } from './private/node-shapes';
import { capacityRefusals, hostPodFindings, maxPodsFindings } from './private/nodegroup-findings';
import { IPodNodes } from '../assertions/pod-nodes';
import { KubeletReservation } from '../capacity/kubelet-reservation';
import { NodeCapacityOptions } from '../capacity/node-capacity-options';
import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { discoveryFindings } from '../capacity/rules/discovery-findings';
import { findingOf } from '../findings/catalogue';
import { Finding, FindingSeverity } from '../findings/finding';
import { PodPlacement } from '../network/pod-placement';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';

/** What a node group says of types that lose pods; for a pool it is said with Karpenter's ways out. */
const MIXED_TYPES = findingOf('mixed-types-lose-pods', '', '').id;

/**
 * What Karpenter has to be told so that its nodes have the pod count that the capacity model computes: one EC2NodeClass with the NodePools that use it.
 *
 * By itself Karpenter counts (E - RESERVED_ENIS) x (L - 1) + 2 pods, E being the ENIs of the default network card and L the addresses of one: it knows
 * neither prefixes, nor custom networking, nor the cap. A count in the EC2NodeClass holds for all types. This defines no resource: it checks, and
 * gives the numbers, requirements and manifests. The capacity plan does not count Karpenter's nodes.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/
 */
export class KarpenterCapacity extends Construct implements IPodNodes {
  /** What the instance types allow, and which of them and which limit binds. */
  public readonly capacity: NodegroupCapacity;

  /** Pods that kubelet may run on each node. Without `staticMaxPods` the lowest recommended count of the types, which the manifests do not hold. */
  public readonly maxPods: number;

  /**
   * The part of `spec.kubelet` of the EC2NodeClass that follows from the pod count.
   *
   * @default - none without `staticMaxPods`: Karpenter computes it for each type
   */
  public readonly kubelet?: KarpenterKubelet;

  /**
   * The `requirements` of the NodePool, each with `key`, `operator` and `values`: instance types, the hypervisor where pods have prefixes, `In [nitro]`, or
   * `NotIn [xen]` where a bare metal type, whose label is empty, is among them; zones under custom networking.
   */
  public readonly requirements: { [field: string]: any }[];

  /** Labels of the nodes: under a later generation of pod subnets the one that names their ENIConfig. */
  public readonly nodeLabels: { [label: string]: string };

  /**
   * ENIs of a node that carry no pods: one under custom networking, one where there is a trunk. It is a setting of Karpenter's controller, for all of its EC2NodeClasses:
   * RESERVED_ENIS, `settings.reservedENIs` of the chart.
   */
  public readonly reservedEnis: number;

  /** The `subnetSelectorTerms` of the EC2NodeClass. None where `subnets` were not given. */
  public readonly subnetSelectorTerms: KarpenterSubnetTerm[];

  /** What there is to say of the pool. */
  public readonly findings: Finding[];

  private readonly required: KarpenterRequirement[];

  constructor(scope: Construct, id: string, props: KarpenterCapacityProps) {
    super(scope, id);

    deliver(this, karpenterShapeFindings(props));
    const { podNetworking, maxPods, hostNetworkPods, efaOnlyEnis, staticMaxPods = true } = props;
    const customNetworking = podNetworking.placement === PodPlacement.CUSTOM_NETWORKING;
    const { ipFamily, ipAssignment, maxEni, trunkEni } = podNetworking;
    const capacityOptions: NodeCapacityOptions = { ipFamily, ipAssignment, customNetworking, maxEni, trunkEni, efaOnlyEnis, hostNetworkPods };
    const zones = poolZones(props);
    this.reservedEnis = (customNetworking ? 1 : 0) + (trunkEni ? 1 : 0);

    const checks = new PropChecks(this);
    const countsKnown = (['hostNetworkPods', 'efaOnlyEnis'] as const).map((name) => checks.literalWholeNumber(name, props[name], 0)).every((known) => known);
    const { limits, findings: limitFindings } = poolLimits(props);
    checks.add(...limitFindings, ...poolZoneFindings(zones, props));
    const capacity = countsKnown && limits.length > 0 ? NodegroupCapacity.of(limits, capacityOptions) : undefined;
    if (capacity !== undefined) {
      // EKS computes no count for nodes that Karpenter starts.
      const ofMaxPods = maxPodsFindings(maxPods, capacity, capacityOptions, false);
      const countable = ofMaxPods.every(({ severity }) => severity !== FindingSeverity.ERROR);
      const told = countable ? maxPods ?? capacity.maxPods : capacity.maxPods;
      checks.add(...capacityRefusals(capacity, podNetworking), ...ofMaxPods);
      checks.add(...(staticMaxPods ? this.staticFindings(capacity, told, efaOnlyEnis ?? 0) : ownCountFindings(props, capacity, this.reservedEnis)));
      checks.add(...hostPodFindings(hostNetworkPods, told), ...capacity.nodes.flatMap((node) => podNetworking.warmPool._findingsFor(node)));
      if (podNetworking.placement === PodPlacement.SUBNET_DISCOVERY) checks.add(...discoveryFindings(capacity, told));
    }
    this.findings = checks.deliver();

    this.capacity = capacity!;
    this.maxPods = maxPods ?? this.capacity.maxPods;
    this.kubelet = staticMaxPods ? kubeletOf(this.maxPods) : undefined;
    this.required = poolRequirements(props, limits, zones);
    this.requirements = this.required.map((requirement) => ({ ...requirement, values: [...requirement.values] }));
    this.nodeLabels = poolLabels(zones, props);
    this.subnetSelectorTerms = (props.subnets ?? []).map(({ subnetId }) => ({ id: subnetId }));
  }

  /**
   * The EC2NodeClass as a plain object, for `Cluster.addManifest`, or for a file where it holds no tokens.
   *
   * @param name its name in Kubernetes
   * @param spec the other fields of its `spec`, as `role`, `amiSelectorTerms` and `securityGroupSelectorTerms`; they win over `subnetSelectorTerms` and
   * over the parts of `kubelet`, but for `maxPods`
   * @throws when `spec` has another pod count, or Kubernetes does not take the name
   */
  public nodeClass(name: string, spec: { [field: string]: any } = {}): { [field: string]: any } {
    deliver(this, manifestArgumentFindings({ name }, spec));
    return this.delivered(mergedNodeClass(name, spec, this.facts()));
  }

  /**
   * A NodePool as a plain object, for `Cluster.addManifest`, or for a file where it holds no tokens.
   *
   * @param name its name in Kubernetes
   * @param nodeClassName name of the EC2NodeClass of this capacity
   * @param spec the other fields of its `spec`, as `limits`, `disruption` and `template`; requirements are added to those of this capacity
   * @throws when `spec` asks for types, hypervisors or zones that the capacity was not computed for, for another class, or sets the label of the ENIConfig; or Kubernetes does not take a name
   */
  public nodePool(name: string, nodeClassName: string, spec: { [field: string]: any } = {}): { [field: string]: any } {
    deliver(this, manifestArgumentFindings({ name, nodeClassName }, spec));
    return this.delivered(mergedNodePool(name, nodeClassName, spec, this.facts()));
  }

  private staticFindings(capacity: NodegroupCapacity, told: number, efaOnlyEnis: number): Finding[] {
    const ofGroup = capacity.findingsAt(told).filter(({ id }) => id !== MIXED_TYPES);
    if (told !== capacity.maxPods) return ofGroup;
    return [...ofGroup, ...splitFindings(capacity, ownCountsFit(capacity, this.reservedEnis + efaOnlyEnis) ? this.reservedEnis : undefined)];
  }

  private facts(): PoolFacts {
    return { kubelet: this.kubelet, requirements: this.required, labels: this.nodeLabels, subnetSelectorTerms: this.subnetSelectorTerms };
  }

  private delivered({ manifest, findings }: Merged): { [field: string]: any } {
    deliver(this, findings);
    return manifest;
  }
}

function kubeletOf(maxPods: number): KarpenterKubelet {
  return { maxPods, kubeReserved: { memory: `${KubeletReservation.forPods(maxPods).memoryMib}Mi` } };
}
