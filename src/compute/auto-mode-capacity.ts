import { Construct } from 'constructs';
import { AutoModeDesign, autoModeDesign } from './auto-mode/auto-mode-design';
import { autoModeFleet } from './auto-mode/auto-mode-fleet';
import { AUTO_MODE_CLASS, autoModeNodeClass } from './auto-mode/auto-mode-node-class';
import { AutoModeCapacityProps } from './auto-mode-capacity-props';
import { Merged, mergedNodePool } from './karpenter/karpenter-manifests';
import { NotedPools } from './karpenter/noted-pools';
import { autoModeShapeFindings, manifestArgumentFindings } from './nodes/node-shapes';
import { InstanceTypeLimits } from '../capacity/instance-type-limits';
import { Finding } from '../findings/finding';
import { inKeyOrder } from '../templates/key-order';
import { accepted } from '../validation/accepted';
import { deliver } from '../validation/deliver';

/**
 * Nodes of EKS Auto Mode: their share of the capacity plan, and the manifests of their NodeClass and NodePools.
 *
 * Nodes of Auto Mode do not run the add-on vpc-cni, so its settings have no effect there. A node runs at most 110 pods.
 * It takes /28 prefixes for them, at least one, and single addresses where no prefix is free. With `podSubnets` both
 * come from these subnets, and a node takes one address of its own subnet.
 *
 * This construct defines no resource. It checks, counts and gives the manifests, and you apply them. The plan counts
 * each NodePool that `nodePool` makes. If it makes none, the capacity stands for the built-in node pools of the
 * cluster. Their limits are not known, so give `expectedNodes`.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 *
 * @example
 * const capacity = new AutoModeCapacity(stack, 'AutoMode', {
 *   cluster,
 *   subnets: vpc.privateSubnets,
 *   limits: { cpu: 400 },
 *   expectedNodes: 40,
 * });
 * const nodeClass = capacity.nodeClass('own', { role: 'AutoModeNode' });
 * const nodePool = capacity.nodePool('own', 'own');
 */
export class AutoModeCapacity extends Construct {
  /** Limits of the instance types that may be started, as far as the table has them. */
  public readonly instanceTypeLimits: InstanceTypeLimits[];

  /** The `requirements` of the NodePools, each with `key`, `operator` and `values`. */
  public readonly requirements: { [field: string]: any }[];

  /** The findings about the nodes. */
  public readonly findings: Finding[];

  private readonly design: AutoModeDesign;

  private readonly pools: NotedPools;

  /**
   * Checks and counts nodes of EKS Auto Mode.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the cluster, and what its NodePools may start
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: AutoModeCapacityProps) {
    super(scope, id);
    deliver(this, autoModeShapeFindings(props));
    const { value: design, findings } = accepted(this, autoModeDesign(props, this));
    this.findings = findings;
    this.design = design;
    this.instanceTypeLimits = [...design.types];
    this.requirements = design.requirements.map((requirement) => ({ ...requirement, values: [...requirement.values] }));
    this.pools = new NotedPools({ by: this, cluster: design.cluster }, design,
      (pool, name) => autoModeFleet(props, pool, name === undefined));
  }

  /**
   * The NodeClass as a plain object, for `Cluster.addManifest`. If it holds no tokens, it can also go into a file.
   *
   * @param name its name in Kubernetes, other than `default`, which EKS keeps
   * @param spec the other fields of its `spec`, as `role`, `snatPolicy` and `ephemeralStorage`
   * @throws when `spec` has subnets, pod subnets or prefixes, which the capacity has; when it has neither `role` nor
   * `instanceProfile`; or when Kubernetes does not take the name
   */
  public nodeClass(name: string, spec: { [field: string]: any } = {}): { [field: string]: any } {
    deliver(this, manifestArgumentFindings({ name }, spec));
    return this.delivered(autoModeNodeClass(name, spec, this.design));
  }

  /**
   * A NodePool as a plain object, for `Cluster.addManifest`. If it holds no tokens, it can also go into a file.
   *
   * @param name its name in Kubernetes
   * @param nodeClassName name of the NodeClass of this capacity
   * @param spec the other fields of its `spec`, as `limits`, `disruption` and `template`. Requirements are added to
   * those of this capacity; of `limits`, `replicas` and budgets those that are given here win
   * @throws when `spec` asks for types that the capacity was not computed for, or for another class; or when Kubernetes
   * does not take a name
   */
  public nodePool(name: string, nodeClassName: string, spec: { [field: string]: any } = {}): { [field: string]: any } {
    deliver(this, manifestArgumentFindings({ name, nodeClassName }, spec));
    const merged = mergedNodePool(name, nodeClassName, spec, this.design, AUTO_MODE_CLASS);
    const manifest = this.delivered(merged);
    this.pools.set(name, merged.counted);
    return manifest;
  }

  private delivered({ manifest, findings }: Merged): { [field: string]: any } {
    deliver(this, findings);
    return inKeyOrder(manifest);
  }
}
