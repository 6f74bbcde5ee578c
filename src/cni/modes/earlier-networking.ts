import { CfnResource } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, Dependable, IConstruct } from 'constructs';
import { IpAssignment } from '../../capacity/ip-assignment';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { WarmPool } from '../../capacity/warm-pool';
import { WindowsNetworking } from '../../capacity/windows-networking';
import { BoundPodNetwork } from '../../network/bound-pod-network';
import { PodPlacement } from '../../network/pod-placement';
import { IPodSubnets } from '../../network/pod-subnets-props';
import { PrefixReservation } from '../../network/prefix-reservation';
import { IPodNetworking } from '../pod-networking';

/** The mode that nodes started in, and where their pods got addresses. */
export interface EarlierState {
  readonly ipAssignment: IpAssignment;
  readonly placement: PodPlacement;

  /** The network of that time; that of now, where only the assignment changes. */
  readonly network?: Pick<BoundPodNetwork, 'podSubnets' | 'nodeSubnets'>;

  /** Whether something that nodes would wait for was not there at that time. */
  readonly isNew: (each: IConstruct) => boolean;
}

/**
 * The networking of pods as it was before the mode changed, for nodes that are to stay as they are: their mode, and
 * with it their pod count, and what they wait for. All else is that of now.
 */
export class EarlierNetworking extends Construct implements IPodNetworking {
  public readonly ipFamily: PodIpFamily;
  public readonly ipAssignment: IpAssignment;
  public readonly placement: PodPlacement;
  public readonly maxEni?: number;
  public readonly trunkEni: boolean;
  public readonly addonVersion?: string;
  public readonly warmPool: WarmPool;
  public readonly podSubnets?: IPodSubnets;
  public readonly nodeSubnets?: ec2.ISubnet[];
  public readonly generation?: string;
  public readonly windows?: WindowsNetworking;
  public readonly permissionsOnNodeRole: boolean;

  constructor(
    scope: Construct,
    /** The networking of now. */
    public readonly now: IPodNetworking,
    { ipAssignment, placement, network, isNew }: EarlierState,
  ) {
    super(scope, 'EarlierMode');
    this.ipFamily = now.ipFamily;
    this.ipAssignment = ipAssignment;
    this.placement = placement;
    this.maxEni = now.maxEni;
    this.trunkEni = now.trunkEni;
    this.addonVersion = now.addonVersion;
    this.warmPool = warmPoolUnder(ipAssignment, now.warmPool);
    this.podSubnets = network?.podSubnets;
    this.nodeSubnets = network?.nodeSubnets;
    this.generation = now.generation;
    this.windows = now.windows;
    this.permissionsOnNodeRole = now.permissionsOnNodeRole;
    const { podSubnets } = this;
    Dependable.implement(this, {
      get dependencyRoots(): IConstruct[] {
        const roots = [now, ...podSubnets === undefined ? [] : [podSubnets]]
          .flatMap((each) => Dependable.of(each).dependencyRoots);
        const below = roots.flatMap(({ node }) => node.findAll());
        return below.filter((each) => each instanceof CfnResource && !isNew(each));
      },
    });
  }
}

/** The spare addresses that nodes kept; the add-on's own defaults, where those of now have no effect in their mode. */
function warmPoolUnder(ipAssignment: IpAssignment, now: WarmPool): WarmPool {
  if (now.fits(ipAssignment)) return now;
  return ipAssignment.usesPrefixes ? WarmPool.prefixes(1) : WarmPool.enis(1);
}

/** Whether a resource reserves space in subnets for which nobody gave a share. */
export function isReservedIn(byDefault: readonly IConstruct[], { node: { scopes } }: IConstruct): boolean {
  return scopes.some((each) => each instanceof PrefixReservation) && scopes.some((each) => byDefault.includes(each));
}
