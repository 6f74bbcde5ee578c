import { Construct } from 'constructs';
import { Merged, mergedNodeClass, mergedNodePool } from './karpenter/karpenter-manifests';
import { NotedPools } from './karpenter/noted-pools';
import { PoolDesign, poolDesign } from './karpenter/pool-design';
import { poolFleet } from './karpenter/pool-fleet';
import { KarpenterCapacityProps, KarpenterKubelet, KarpenterSubnetTerm } from './karpenter-capacity-props';
import { leaveOutNodeSubnets } from './nodes/kept-off-subnets';
import { karpenterShapeFindings, manifestArgumentFindings } from './nodes/node-shapes';
import { IPodNodes } from '../assertions/pod-nodes';
import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { addonsIn } from '../cni/noted-addons';
import { noteMode, noteNodesOutside } from '../cni/noted-nodes';
import { PodGeneration } from '../cni/pod-generation';
import { Finding } from '../findings/finding';
import { inKeyOrder } from '../templates/key-order';
import { accepted } from '../validation/accepted';
import { deliver } from '../validation/deliver';

/**
 * The right max pods for nodes that Karpenter starts: one EC2NodeClass, and the NodePools that use it.
 *
 * By itself Karpenter counts (E - RESERVED_ENIS) x (L - 1) + 2 pods, where E is the number of ENIs of the default
 * network card and L the number of addresses per ENI. It knows neither prefixes, nor custom networking, nor the cap.
 * `maxPods` in the EC2NodeClass applies to all types. This construct defines no resource: it checks, and gives the
 * numbers, requirements and manifests. The capacity plan of the cluster counts each NodePool that `nodePool` makes, or
 * one NodePool if it makes none. It counts how large they can become, by `limits`, `replicas` and `expectedNodes`.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/
 *
 * @example
 * const capacity = new KarpenterCapacity(stack, 'Karpenter', {
 *   podNetworking,
 *   instanceTypes: [new ec2.InstanceType('m7g.xlarge')],
 * });
 * const nodeClass = capacity.nodeClass('general', {
 *   role: 'KarpenterNode',
 *   amiSelectorTerms: [{ alias: 'al2023@v20260101' }],
 * });
 */
export class KarpenterCapacity extends Construct implements IPodNodes {
  /** What the instance types allow, which type sets max pods, and which of its limits. */
  public readonly capacity: NodegroupCapacity;

  /**
   * Max pods of kubelet on each node.
   *
   * Without `staticMaxPods` it is the lowest recommended count of the types, which the manifests do not hold.
   */
  public readonly maxPods: number;

  /**
   * The part of `spec.kubelet` of the EC2NodeClass that follows from max pods.
   *
   * @default - none without `staticMaxPods`: Karpenter computes it for each type
   */
  public readonly kubelet?: KarpenterKubelet;

  /**
   * The `requirements` of the NodePool, each with `key`, `operator` and `values`. They name the instance types, the
   * hypervisor where pods have prefixes (`In [nitro]`, or `NotIn [xen]` where a bare metal type, whose label is empty,
   * is among them), and the zones under custom networking.
   */
  public readonly requirements: { [field: string]: any }[];

  /** Labels of the nodes: under a later generation of pod subnets the one that names their ENIConfig. */
  public readonly nodeLabels: { [label: string]: string };

  /**
   * ENIs per node that carry no pods: one under custom networking, one where there is a trunk.
   *
   * Karpenter's controller has one setting for all of its EC2NodeClasses: RESERVED_ENIS, `settings.reservedENIs` of the
   * chart.
   */
  public readonly reservedEnis: number;

  /** The `subnetSelectorTerms` of the EC2NodeClass. The list is empty where `subnets` were not given. */
  public readonly subnetSelectorTerms: KarpenterSubnetTerm[];

  /** The findings about the pool. */
  public readonly findings: Finding[];

  private readonly design: PoolDesign;

  private readonly pools: NotedPools;

  /**
   * Computes max pods for nodes that Karpenter starts.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props how pods get addresses, and what its NodePools may start
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: KarpenterCapacityProps) {
    super(scope, id);
    deliver(this, karpenterShapeFindings(props));
    const { value: design, findings } = accepted(this, poolDesign(props));

    noteMode(this, props.podNetworking, false);
    noteNodesOutside(props.podNetworking, props.subnets);
    leaveOutNodeSubnets(props.subnets ?? [], props.podNetworking);
    this.findings = findings;
    this.design = design;
    this.capacity = design.capacity;
    this.maxPods = design.told.maxPods;
    this.reservedEnis = design.reservedEnis;

    this.kubelet = design.kubelet;
    this.requirements = design.requirements.map((requirement) => ({ ...requirement, values: [...requirement.values] }));
    this.nodeLabels = { ...design.labels };
    this.subnetSelectorTerms = [...design.subnetSelectorTerms];
    const { podNetworking } = props;
    const addon = PodGeneration.addonOf(podNetworking);
    const cluster = addonsIn(this.node.root).find((noted) => noted.podNetworking === addon)?.cluster;
    this.pools = new NotedPools({ by: this, cluster, podNetworking }, design, (pool) => poolFleet(props, design, pool));
  }

  /**
   * The EC2NodeClass as a plain object, for `Cluster.addManifest`. If it holds no tokens, it can also go into a file.
   *
   * @param name its name in Kubernetes
   * @param spec the other fields of its `spec`, as `role`, `amiSelectorTerms` and `securityGroupSelectorTerms`. They
   * win over `subnetSelectorTerms` and over the parts of `kubelet`, but for `maxPods`
   * @throws when `spec` has other max pods, or Kubernetes does not take the name
   */
  public nodeClass(name: string, spec: { [field: string]: any } = {}): { [field: string]: any } {
    deliver(this, manifestArgumentFindings({ name }, spec));
    return this.delivered(mergedNodeClass(name, spec, this.design));
  }

  /**
   * A NodePool as a plain object, for `Cluster.addManifest`. If it holds no tokens, it can also go into a file.
   *
   * @param name its name in Kubernetes
   * @param nodeClassName name of the EC2NodeClass of this capacity
   * @param spec the other fields of its `spec`, as `limits`, `disruption` and `template`. Requirements are added to
   * those of this capacity; of `limits`, `replicas`, budgets and `expireAfter` those that are given here win
   * @throws when `spec` asks for types, hypervisors or zones that the capacity was not computed for, asks for another
   * class, or sets the label of the ENIConfig; or when Kubernetes does not take a name
   */
  public nodePool(name: string, nodeClassName: string, spec: { [field: string]: any } = {}): { [field: string]: any } {
    deliver(this, manifestArgumentFindings({ name, nodeClassName }, spec));
    const merged = mergedNodePool(name, nodeClassName, spec, this.design);
    const manifest = this.delivered(merged);
    this.pools.set(name, merged.counted);
    return manifest;
  }

  private delivered({ manifest, findings }: Merged): { [field: string]: any } {
    deliver(this, findings);
    return inKeyOrder(manifest);
  }
}
