import { ABSENT, RunningCluster } from '../model/running-cluster';
import { RunningInterface, RunningSubnet } from '../model/running-network';
import { RunningInstance, RunningNode, RunningPod } from '../model/running-nodes';

/** The label, and the annotation, that name the ENIConfig of a node unless variables say others. */
const ENI_CONFIG = 'k8s.amazonaws.com/eniConfig';

/** What a running cluster has, found by what it belongs to. */
export class RunningIndex {
  private readonly bySubnet: ReadonlyMap<string, readonly RunningInterface[]>;
  private readonly byInstance: ReadonlyMap<string, readonly RunningInterface[]>;
  private readonly nodes: ReadonlyMap<string, RunningNode>;
  private readonly pods: ReadonlyMap<string, readonly RunningPod[]>;
  private readonly instances: ReadonlyMap<string, RunningInstance>;
  private readonly subnets: ReadonlyMap<string, RunningSubnet>;

  constructor(public readonly cluster: RunningCluster) {
    const interfaces = cluster.interfaces ?? [];
    this.bySubnet = grouped(interfaces, ({ subnetId }) => subnetId);
    this.byInstance = grouped(interfaces, ({ instanceId }) => instanceId);
    this.nodes = new Map((cluster.nodes ?? []).flatMap((node) =>
      (node.instanceId === undefined ? [] : [[node.instanceId, node] as const])));
    this.pods = grouped((cluster.pods ?? []).filter(isThere), ({ node }) => node);
    this.instances = new Map((cluster.instances ?? []).map((each) => [each.instanceId, each]));
    this.subnets = new Map((cluster.subnets ?? []).map((subnet) => [subnet.subnetId, subnet]));
  }

  public interfacesIn(subnetId: string): readonly RunningInterface[] {
    return this.bySubnet.get(subnetId) ?? [];
  }

  public interfacesOn(instanceId: string): readonly RunningInterface[] {
    return this.byInstance.get(instanceId) ?? [];
  }

  public nodeOn(instanceId: string | undefined): RunningNode | undefined {
    return instanceId === undefined ? undefined : this.nodes.get(instanceId);
  }

  /** Pods on a node that have not ended. */
  public podsOn(node: string): readonly RunningPod[] {
    return this.pods.get(node) ?? [];
  }

  public instance(id: string | undefined): RunningInstance | undefined {
    return id === undefined ? undefined : this.instances.get(id);
  }

  public subnet(id: string | undefined): RunningSubnet | undefined {
    return id === undefined ? undefined : this.subnets.get(id);
  }

  /** The subnet of a node: that of its primary ENI. */
  public subnetOf(node: RunningNode): string | undefined {
    if (node.instanceId === undefined) return undefined;
    const primary = this.interfacesOn(node.instanceId).find(isPrimary);
    return primary?.subnetId ?? this.instance(node.instanceId)?.subnetId;
  }

  /**
   * The name of the ENIConfig of a node: that of the first label or annotation that it has, be there such an ENIConfig
   * or not. Undefined where it is not known: files that a script has cut lack labels of other names.
   *
   * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/pkg/eniconfig/eniconfig.go
   */
  public eniConfigName({ labels, annotations, zone }: RunningNode): string | undefined {
    const [label, annotation] = ['ENI_CONFIG_LABEL_DEF', 'ENI_CONFIG_ANNOTATION_DEF'].map((name) => this.text(name));
    if (label === undefined || annotation === undefined) return undefined;
    const own = labels['vpc.amazonaws.com/externalEniConfig'] ?? annotations[annotation] ?? labels[label];
    // A zone label that the file has lost is known by other means.
    if (own !== undefined || label === 'topology.kubernetes.io/zone') return own ?? zone;
    return [label, annotation].every((each) => each === ENI_CONFIG) ? 'default' : undefined;
  }

  /** The subnet that an ENIConfig gives a new ENI of a node; undefined where no ENIConfig is known for it. */
  public eniConfigSubnet(node: RunningNode): string | undefined {
    const name = this.eniConfigName(node) ?? 'default';
    return this.cluster.eniConfigs?.find((config) => config.name === name)?.subnetId;
  }

  /** Whether a node gets no ENI under custom networking: its ENIConfig is known to be missing, or of another zone. */
  public lacksEniConfig(node: RunningNode): boolean {
    if (this.cluster.eniConfigs === undefined || this.eniConfigName(node) === undefined) return false;
    const subnetId = this.eniConfigSubnet(node);
    const zone = this.subnet(subnetId)?.zone;
    return subnetId === undefined || (zone !== undefined && node.zone !== undefined && zone !== node.zone);
  }

  /** The text of a variable of aws-node, or what it takes without it; undefined where it is not known. */
  private text(name: string): string | undefined {
    const { awsNode } = this.cluster;
    if (awsNode === undefined || awsNode === ABSENT) return undefined;
    const variable = awsNode.variables.find((each) => each.name === name);
    return variable?.from ? undefined : variable?.value || ENI_CONFIG;
  }
}

/** Whether an ENI is the one that its instance was launched with. */
export function isPrimary({ deviceIndex, networkCard }: RunningInterface): boolean {
  return deviceIndex === 0 && (networkCard ?? 0) === 0;
}

function isThere({ phase }: RunningPod): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed';
}

function grouped<T>(things: readonly T[], keyOf: (thing: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}
