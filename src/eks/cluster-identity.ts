import { CfnResource, Stage, Token } from 'aws-cdk-lib';
import { IClusterRef } from 'aws-cdk-lib/aws-eks-v2';
import { IConstruct } from 'constructs';
import { referredConstruct } from '../templates/references';
import { attributeOf } from '../validation/attribute';

/**
 * The types that clusters have: EKS's own, and the custom resource of `aws-eks`.
 */
const CLUSTER_TYPES = ['AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster'];

/** A name, and where it is that of one cluster; undefined for an account or a Region that only deployment knows. */
interface PlacedName {
  readonly name: string;
  readonly account?: string;
  readonly region?: string;

  /** The stage that it is said in: what is left to deployment is the same in all stacks of it. */
  readonly stage: IConstruct;
}

/** A construct that may know its account and Region. */
type MaybePlaced = IConstruct & Partial<Pick<IClusterRef, 'env'>>;

/**
 * Which cluster a construct stands for: the one that the app makes, or one of a name, an account and a Region.
 *
 * No token is resolved: a reference is known by what it refers to.
 */
export class ClusterIdentity {
  /** That of a cluster, however it is made or imported. */
  public static of(cluster: IClusterRef): ClusterIdentity {
    return new ClusterIdentity(cluster, cluster.clusterRef.clusterName);
  }

  /** That of whatever names its cluster, as resources do. */
  public static named(by: IConstruct, clusterName: string): ClusterIdentity {
    return new ClusterIdentity(by, clusterName);
  }

  /** The resource that the app makes it by, where it does. */
  public readonly resource?: IConstruct;

  private readonly token?: IConstruct | string;
  private readonly placed?: PlacedName;

  private constructor(private readonly by: MaybePlaced, clusterName: string) {
    const target = referredConstruct(clusterName);
    if (target !== undefined && isClusterResource(target)) {
      this.resource = target;
      this.placed = placed(literalName(target), target);
    } else if (Token.isUnresolved(clusterName)) {
      this.token = target ?? clusterName;
    } else {
      this.placed = placed(clusterName, by);
    }
  }

  /** Whether the name is a token that refers to no cluster of the app, so that it can be that of any. */
  public get isUnknown(): boolean {
    return this.token !== undefined;
  }

  /** As messages name it: by the construct that it was read from. */
  public get path(): string {
    return this.by.node.path;
  }

  /** Whether both are one cluster; undefined where only deployment knows. */
  public isSameAs(other: ClusterIdentity): boolean | undefined {
    if (this.by === other.by) return true;
    if (this.resource !== undefined && other.resource !== undefined) return this.resource === other.resource;
    if (this.token !== undefined || other.token !== undefined) {
      return this.token !== undefined && this.token === other.token ? true : undefined;
    }
    if (this.placed === undefined || other.placed === undefined) return false;
    return areSame(this.placed, other.placed);
  }
}

/** Whether a construct is the resource of a cluster. */
export function isClusterResource(construct: IConstruct): construct is CfnResource {
  return CfnResource.isCfnResource(construct) && CLUSTER_TYPES.includes(construct.cfnResourceType);
}

function areSame(one: PlacedName, other: PlacedName): boolean | undefined {
  if (one.name !== other.name) return false;
  const places = [[one.account, other.account], [one.region, other.region]];
  if (places.some(([own, of]) => own !== undefined && of !== undefined && own !== of)) return false;
  const isLeftAlike = one.stage === other.stage && places.every(([own, of]) => own === of);
  return isLeftAlike || places.flat().every((each) => each !== undefined) ? true : undefined;
}

function placed(name: string | undefined, by: MaybePlaced): PlacedName | undefined {
  if (name === undefined) return undefined;
  const known = (text?: string) => (text === undefined || Token.isUnresolved(text) ? undefined : text);
  const env = attributeOf(() => by.env);
  return { name, account: known(env?.account), region: known(env?.region), stage: Stage.of(by) ?? by.node.root };
}

/** The name that a cluster of the app is given: to the resource, or to the construct that makes it. */
function literalName(resource: CfnResource): string | undefined {
  const given: unknown[] = [
    Reflect.get(resource, 'name'),
    ...resource.node.scopes.map((scope) => Reflect.get(scope, 'physicalName')),
  ];
  return given.find((name): name is string => typeof name === 'string' && name !== '' && !Token.isUnresolved(name));
}
