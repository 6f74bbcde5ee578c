import { Lazy, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';
import { IPodNetworking } from '../../cni/pod-networking';
import { groupsOf } from '../../compute/cluster-nodes';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CLUSTER_POD_WORDS as WORDS } from '../../findings/words/cluster/cluster-pods';
import { StageTree } from '../../templates/stage-tree';
import { deliverFromTree } from '../../templates/tree-findings';

/** The namespace that coredns runs in. */
const NAMESPACE = 'kube-system';

/**
 * What the add-on has to be told where its pods run on Fargate: they ask for EC2 by default.
 *
 * @see https://aws.amazon.com/blogs/containers/amazon-eks-add-ons-advanced-configuration/
 */
const ON_FARGATE = JSON.stringify({ computeType: 'Fargate' });

/**
 * The coredns add-on. It needs a node to become active, so it waits for the node groups of its stack that can run it,
 * whichever these are when the app is complete.
 */
export class CoreDns extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly cluster: eks.Cluster,
    private readonly podNetworking: IPodNetworking,
  ) {
    super(scope, id);
    const addon = new eks.CfnAddon(this, 'Resource', {
      addonName: 'coredns',
      clusterName: cluster.clusterName,
      resolveConflicts: 'OVERWRITE',
      configurationValues: Lazy.string({ produce: () => (this.runsOnFargate() ? ON_FARGATE : undefined) }),
    });
    addon.node.addDependency(this.computeOfOwnStack());
    deliverFromTree(this, (tree) => this.findings(tree));
  }

  /**
   * What of the stack can run coredns, as it is when dependencies are resolved: node groups, or else Fargate profiles.
   */
  private computeOfOwnStack(): IDependable {
    const compute = {};
    const stack = Stack.of(this);
    const roots = () =>
      (this.runsOnFargate() ? this.profilesIn(stack.node.findAll()) : this.hosts()).filter(
        (each) => Stack.of(each) === stack,
      );
    Dependable.implement(compute, {
      get dependencyRoots(): IConstruct[] {
        return roots();
      },
    });
    return compute;
  }

  /**
   * Whether coredns has a Fargate profile and no node: it then has to be told. Most profiles stand beside the cluster.
   */
  private runsOnFargate(): boolean {
    return (
      this.hosts().length === 0
      && [this.cluster.node.scope!, this.node.root].some(({ node }) => this.profilesIn(node.findAll()).length > 0)
    );
  }

  private hosts(): PodNodegroup[] {
    return groupsOf(this.podNetworking)
      .filter((group) => group instanceof PodNodegroup)
      .filter((group) => group._runsCoreDns);
  }

  private findings(tree: StageTree): Finding[] {
    const hosts = this.hosts();
    const elsewhere = hosts.filter((group) => Stack.of(group) !== Stack.of(this));
    const notes = elsewhere.map((group) =>
      findingOf(WORDS.coreDnsGroupElsewhere, about.group(group.node.path), { groups: [group.node.path] }),
    );
    if (hosts.length > elsewhere.length || this.profilesIn(tree.ofClass(eks.CfnFargateProfile)).length > 0) {
      return notes;
    }
    return [...notes, findingOf(WORDS.coreDnsWithoutNodes, about.resource(this.node.path), { namespace: NAMESPACE })];
  }

  /** The Fargate profiles of the cluster that select coredns's namespace. */
  private profilesIn(constructs: readonly IConstruct[]): IConstruct[] {
    return constructs
      .filter((construct) => construct instanceof eks.CfnFargateProfile)
      .filter((profile) => profile.clusterName === this.cluster.clusterName)
      .filter(
        ({ selectors }) =>
          Array.isArray(selectors)
          && selectors.some((selector) => 'namespace' in selector && selector.namespace === NAMESPACE),
      );
  }
}
