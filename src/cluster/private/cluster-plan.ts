import { isDeepStrictEqual } from 'util';
import { Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { modesOf } from './alike-plans';
import { plannedSubnets, SubnetUsers } from './planned-subnets';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { findingOf, isOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { FindingError } from '../../findings/finding-error';
import { identityOf } from '../../findings/identity';
import { about } from '../../findings/subject';
import { CLUSTER_POD_WORDS as WORDS } from '../../findings/words/cluster/cluster-pods';
import { PodForecast } from '../../forecast/pod-forecast';
import { PodForecastProps } from '../../forecast/pod-forecast-props';
import { SubnetForecast, SubnetPurpose } from '../../forecast/subnet-forecast';
import { SubnetSupply } from '../../forecast/subnets/subnet-supply';
import { PLACEMENTS } from '../../network/placement-rules';
import { PodPlacement } from '../../network/pod-placement';
import { CapacityPlan } from '../../plan/capacity-plan';
import { OvercommitPolicy } from '../../plan/overcommit-policy';
import { planDocument } from '../../plan/plan-document';
import { deliverWhenComplete } from '../../validation/deliver';
import { PlanningOptions } from '../pod-capacity-cluster-props';

/** The key under which the plan stands in the metadata of the cloud assembly. */
const METADATA = 'cdk-eks-pod-capacity:plan';

/** What groups have said of their types, and the add-on of its version. */
const SAID_ELSEWHERE = ['warm-target-out-of-reach', 'tagged-subnets-version', 'no-room-for-pods'] as const;

/** What a cluster's plan is made of. */
export interface ClusterPlanProps extends SubnetUsers, PlanningOptions {
  readonly onOvercommit?: OvercommitPolicy;
}

/**
 * The plan of a cluster: read when somebody asks, by validation, and by the assembly.
 */
export class ClusterPlan {
  private last?: { readonly forecast: PodForecastProps; readonly plan: CapacityPlan };

  constructor(private readonly scope: Construct, private readonly props: ClusterPlanProps) {
    deliverWhenComplete(scope, () => [...this.unplanned(), ...props.fargatePods.findings(), ...this.planFindings()]);
    scope.node.addMetadata(METADATA, Lazy.any({ produce: () => this.document() }));
  }

  /** The plan over the groups that there are now. */
  public read(): CapacityPlan {
    const { podNetworking, groups, growthPercent, mostNodes, zonesLost } = this.props;
    const planned = [...groups].filter(([, group]) => group._forecast !== undefined && !isPlacedLater(group));
    const { subnets, nameOf } = plannedSubnets(this.scope.node.root, this.props);
    return this.planOf({
      subnets,
      nodegroups: planned.map(([name, group]) => ({
        ...group._forecast!,
        name,
        subnets: [...new Set(group._subnets.map(nameOf))],
        podSubnets: namedPodSubnetsOf(group)?.map(nameOf),
      })),
      ipFamily: podNetworking.ipFamily,
      windows: podNetworking.windows,
      ipAssignment: podNetworking.ipAssignment,
      warmPool: podNetworking.ipFamily === PodIpFamily.IPV6 ? undefined : podNetworking.warmPool,
      maxEni: podNetworking.maxEni,
      trunkEni: podNetworking.trunkEni,
      addonVersion: podNetworking.addonVersion,
      subnetDiscovery: podNetworking.placement === PodPlacement.SUBNET_DISCOVERY,
      taggedSubnets: podNetworking.placement === PodPlacement.TAGGED_SUBNETS,
      growthPercent,
      mostNodes,
      zonesLost,
    });
  }

  /** The plan of a forecast; that of the last one where nothing differs, as between validation and assembly. */
  private planOf(forecast: PodForecastProps): CapacityPlan {
    if (this.last === undefined || !isDeepStrictEqual(this.last.forecast, forecast)) {
      this.last = {
        forecast,
        plan: CapacityPlan.of(PodForecast._of(forecast, 'planning.'), {
          onOvercommit: this.props.onOvercommit ?? OvercommitPolicy.FAIL_AT_LARGEST,
        }),
      };
    }
    return this.last.plan;
  }

  private planFindings(): Finding[] {
    try {
      return this.read().findings.filter((finding) => !SAID_ELSEWHERE.some((name) => isOf(finding, name)));
    } catch (error) {
      if (!(error instanceof FindingError)) throw error;
      const crowded = this.crowdedSubnets();
      return crowded.length > 0 ? crowded : error.findings;
    }
  }

  /**
   * Subnets in which others than nodes take more than there is, so that no plan can be made; a forecast would name
   * props that nobody gave.
   */
  private crowdedSubnets(): Finding[] {
    return plannedSubnets(this.scope.node.root, this.props).subnets.flatMap((subnet) => {
      const { name, cidr, prefixLength, otherAddresses = 0 } = subnet;
      const left = SubnetSupply.of({ ...subnet, otherAddresses: 0, controlPlane: false })?.addresses;
      if (left === undefined || otherAddresses <= left) return [];
      return [findingOf(WORDS.subnetCrowded, about.subnet(name), {
        subnets: [name],
        sizes: [cidr ?? `/${prefixLength}`],
        left,
        others: otherAddresses,
        idleReservation: this.idleReservation(subnet),
      })];
    });
  }

  /** Why the reservation of a subnet serves nobody, where without it the others had the addresses that they take. */
  private idleReservation(subnet: SubnetForecast): 'noNodes' | 'nodesElsewhere' | undefined {
    const { groups, podNetworking: { placement } } = this.props;
    const { reservations = [], reservation, ...bare } = subnet;
    const isIdle = subnet.purpose !== SubnetPurpose.NODES && (reservations.length > 0 || reservation !== undefined);
    if (placement !== PodPlacement.NODE_SUBNETS || !isIdle) return undefined;
    if (SubnetSupply.of(bare)!.addresses < 0) return undefined;
    return groups.size === 0 ? 'noNodes' : 'nodesElsewhere';
  }

  private document(): unknown {
    try {
      const plan = this.read();
      return planDocument(plan, modesOf(this.scope.node.root, plan), this.nodeFindings());
    } catch (error) {
      if (error instanceof FindingError) return undefined;
      throw error;
    }
  }

  /** What the groups have said of their types. */
  private nodeFindings(): Finding[] {
    return [...this.props.groups.values()]
      .flatMap(({ findings }) => findings)
      .filter((finding) => identityOf(finding)?.about.kind === 'type');
  }

  /** Groups that are no part of the plan, because a size of theirs is a token, or their zones are not known yet. */
  private unplanned(): Finding[] {
    const groups = [...this.props.groups];
    const sizeless = groups.filter(([, group]) => group._forecast === undefined).map(([id]) => id);
    const zoneless = groups.filter(([, group]) => isPlacedLater(group)).map(([id]) => id);
    return [
      ...sizeless.length === 0 ? [] : [findingOf(WORDS.sizesUncounted, about.plan('plan'), { groups: sizeless })],
      ...zoneless.length === 0 ? [] : [findingOf(WORDS.zonesUncounted, about.plan('plan'), { groups: zoneless })],
    ];
  }
}

/** Whether the zones of a group are dummies beside those of its pod subnets. */
function isPlacedLater(group: PodNodegroup): boolean {
  return podSubnetsOf(group)?.length === 0;
}

/** The pod subnets of a group that ENIConfigs name; others are found by each node of their zone. */
function namedPodSubnetsOf(group: PodNodegroup): ec2.ISubnet[] | undefined {
  return PLACEMENTS[group.podNetworking.placement].foundBy === 'eni-config' ? podSubnetsOf(group) : undefined;
}

/** The pod subnets of a group in the zones of its nodes, where its pods can have them and need them. */
function podSubnetsOf({
  podNetworking: { placement, podSubnets },
  availabilityZones,
  _os: os,
}: PodNodegroup): ec2.ISubnet[] | undefined {
  if (!PLACEMENTS[placement].sparesPrimaryEni || !os.features.takesPodSubnets) return undefined;
  return podSubnets!.subnets.filter(({ availabilityZone }) => availabilityZones.includes(availabilityZone));
}
