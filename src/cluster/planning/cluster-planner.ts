import { isDeepStrictEqual } from 'util';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { autoModeNetworking, builtInPoolFindings, PlanNetworking } from './auto-mode-plan';
import { countedFleets, countedGroups, CountingPlan, countNodesIn, uncountedFindings } from './counted-nodes';
import { AlikePlans, PlanBasis } from './document/alike-plans';
import { addLateMetadata } from './document/plan-metadata';
import { FargatePods } from './fargate-pods';
import { placedFleets } from './fleet-places';
import { isPlacedLater, namedPodSubnetsOf } from './group-places';
import { notePlan } from './noted-plans';
import { writeReports } from './plan-files';
import { startedModes } from './started-modes';
import { unacknowledged } from './subnets/acknowledged-subnets';
import { plannedSubnets, SubnetUsers } from './subnets/planned-subnets';
import { sharedNodeSubnetsOfPlan } from './subnets/shared-node-subnets';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { IPodNetworking } from '../../cni/pod-networking';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { ClusterIdentity } from '../../eks/cluster-identity';
import { findingOf, isOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { FindingError } from '../../findings/finding-error';
import { identityOf } from '../../findings/identity';
import { about } from '../../findings/subject';
import { CLUSTER_POD_WORDS as WORDS } from '../../findings/words/cluster/cluster-pods';
import { CLUSTER_PLAN_WORDS as PLAN_WORDS } from '../../findings/words/cluster/plans-of-clusters';
import { PodForecast } from '../../forecast/pod-forecast';
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

/** What a plan is read from, and what is known of such plans. */
interface PlanReading {
  readonly basis: PlanBasis;
  readonly alike: AlikePlans;
}

/** What a cluster's plan is made of. */
export interface PlannerProps extends PlanningOptions {
  readonly cluster: ClusterIdentity;

  /** How its pods get addresses, as it is when the plan is read. */
  readonly podNetworking: () => IPodNetworking | undefined;

  /** The family of its pods, where no add-on says it. */
  readonly ipFamily?: PodIpFamily;
  readonly controlPlaneSubnets: readonly ec2.ISubnet[];
  readonly fargatePods: FargatePods;
  readonly onOvercommit?: OvercommitPolicy;

  /** The name of a node group, where it has a better one than its path. */
  readonly nameOf?: (group: PodNodegroup) => string | undefined;
}

/**
 * The plan of a cluster: read when somebody asks, by validation, and by the assembly. It counts the nodes of the
 * cluster wherever they stand in the app.
 */
export class ClusterPlanner implements CountingPlan {
  private last?: { readonly basis: PlanBasis; readonly plan: CapacityPlan };
  private validated?: PlanReading & { readonly nodes: readonly number[] };

  /** @param construct that the plan is of */
  constructor(public readonly construct: Construct, private readonly props: PlannerProps) {
    notePlan(this);
    deliverWhenComplete(construct, () => this.allFindings());
    addLateMetadata(construct, METADATA, () => this.document());
    writeReports(construct, props.reports ?? [], () => this.wherePossible(() => this.read()));
  }

  /** The cluster that it counts the nodes of. */
  public get cluster(): ClusterIdentity {
    return this.props.cluster;
  }

  /** How its pods get addresses, as far as it is known now. */
  public get podNetworking(): IPodNetworking | undefined {
    return this.props.podNetworking();
  }

  /** The same; where all nodes are of Auto Mode, that of a cluster without an add-on. */
  private get networking(): PlanNetworking | undefined {
    const { cluster, props: { ipFamily } } = this;
    return this.podNetworking ?? autoModeNetworking(cluster, this.groups, countedFleets(this), ipFamily);
  }

  /** The node groups that there are now, by their names in the plan. */
  public get groups(): ReadonlyMap<string, PodNodegroup> {
    return countedGroups(this, this.props.nameOf ?? (() => undefined));
  }

  /** The plan over the groups that there are now. */
  public read(): CapacityPlan {
    return this.planOf(this.basis());
  }

  /** What the plan is computed from now. */
  private basis(): PlanBasis {
    const { growthPercent, mostNodes, zonesLost } = this.props;
    const { users } = this;
    const { networking, groups, fleets } = users;
    const planned = [...groups].filter(([, group]) => group._forecast !== undefined && !isPlacedLater(group));
    const { subnets, nameOf } = plannedSubnets(this.construct.node.root, users);
    const namesOf = (some?: readonly ec2.ISubnet[]) => some && [...new Set(some.map(nameOf))];
    const asked = {
      subnets,
      nodegroups: planned.map(([name, group]) => ({
        ...group._forecast!,
        name,
        subnets: namesOf(group._subnets),
        podSubnets: namedPodSubnetsOf(group)?.map(nameOf),
      })),
      ...fleets.size === 0 ? {} : {
        fleets: [...fleets].map(([name, { forecast, subnets: ofNodes, podSubnets }]) => ({
          ...forecast, name, subnets: namesOf(ofNodes), podSubnets: namesOf(podSubnets),
        })),
      },
      ipFamily: networking.ipFamily,
      windows: networking.windows,
      ipAssignment: networking.ipAssignment,
      warmPool: networking.ipFamily === PodIpFamily.IPV6 ? undefined : networking.warmPool,
      maxEni: networking.maxEni,
      trunkEni: networking.trunkEni,
      addonVersion: networking.addonVersion,
      subnetDiscovery: networking.placement === PodPlacement.SUBNET_DISCOVERY,
      taggedSubnets: networking.placement === PodPlacement.TAGGED_SUBNETS,
      growthPercent,
      mostNodes,
      zonesLost,
    };
    return {
      forecast: asked,
      modes: startedModes(this, networking, groups),
      onOvercommit: this.props.onOvercommit ?? OvercommitPolicy.FAIL_AT_LARGEST,
    };
  }

  /**
   * Whatever takes addresses of subnets now.
   *
   * @throws where nobody knows how pods get addresses
   */
  private get users(): SubnetUsers {
    const { networking, props: { controlPlaneSubnets, fargatePods, otherAddresses } } = this;
    if (networking === undefined) {
      const { construct: { node: { path } } } = this;
      throw new FindingError([findingOf(PLAN_WORDS.networkingUnknown, about.prop('podNetworking'), {})], path);
    }
    if (PLACEMENTS[networking.placement].hasPodSubnets && networking.podSubnets === undefined) {
      const { construct: { node: { path } } } = this;
      throw new FindingError([findingOf(PLAN_WORDS.podSubnetsUnknown, about.prop('podNetwork'), {})], path);
    }
    const { groups } = this;
    const { placed: fleets } = placedFleets(countedFleets(this), groups, networking);
    return { networking, controlPlaneSubnets, fargatePods, otherAddresses, groups, fleets };
  }

  /** The plan of what it is computed from; the last one where nothing differs, as between validation and assembly. */
  private planOf(basis: PlanBasis): CapacityPlan {
    if (this.last === undefined || !isDeepStrictEqual(this.last.basis, basis)) {
      const { forecast, modes, onOvercommit } = basis;
      this.last = { basis, plan: CapacityPlan.of(PodForecast._of(forecast, 'planning.', modes), { onOvercommit }) };
    }
    return this.last.plan;
  }

  private allFindings(): Finding[] {
    return [
      ...uncountedFindings(this),
      ...builtInPoolFindings(this),
      ...this.props.otherAddresses === undefined ? sharedNodeSubnetsOfPlan(this) : [],
      ...this.unplanned(),
      ...this.props.fargatePods.findings(),
      ...this.planFindings(),
    ];
  }

  private planFindings(): Finding[] {
    const { root } = this.construct.node;
    try {
      const { basis, alike } = this.validated = { ...this.reading(), nodes: countNodesIn(root) };
      const findings = alike.findingsOf(() => this.planOf(basis));
      return unacknowledged(root, findings.filter((each) => !SAID_ELSEWHERE.some((name) => isOf(each, name))));
    } catch (error) {
      if (!(error instanceof FindingError)) throw error;
      if (this.networking === undefined) return error.findings;
      const crowded = this.crowdedSubnets();
      return crowded.length > 0 ? crowded : error.findings;
    }
  }

  /**
   * Subnets in which others than nodes take more than there is, so that no plan can be made; a forecast would name
   * props that nobody gave.
   */
  private crowdedSubnets(): Finding[] {
    return plannedSubnets(this.construct.node.root, this.users).subnets.flatMap((subnet) => {
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
    const { groups, networking } = this;
    const { reservations = [], reservation, ...bare } = subnet;
    const isIdle = subnet.purpose !== SubnetPurpose.NODES && (reservations.length > 0 || reservation !== undefined);
    if (networking?.placement !== PodPlacement.NODE_SUBNETS || !isIdle) return undefined;
    if (SubnetSupply.of(bare)!.addresses < 0) return undefined;
    return groups.size === 0 ? 'noNodes' : 'nodesElsewhere';
  }

  /** The plan as JSON; undefined where findings say why there is none. */
  private document(): string | undefined {
    const { path } = this.construct.node;
    const ofNodes = this.nodeFindings();
    return this.wherePossible(() => {
      const { basis, alike } = this.lastValidated() ?? this.reading();
      const written = () => {
        const plan = this.planOf(basis);
        return JSON.stringify(planDocument(plan, alike.modesOf(plan), ofNodes, path));
      };
      // What groups have said is not in what plans are told apart by.
      if (ofNodes.length > 0) return written();
      return alike.documentOf([path, ...basis.forecast.subnets.map(({ name }) => name)], written);
    });
  }

  /** What the plan is computed from now, and what is known of such plans. */
  private reading(): PlanReading {
    const basis = this.basis();
    return { basis, alike: AlikePlans.of(this.construct.node.root, basis) };
  }

  /**
   * What the last validation has read, for one time: CDK validates an app right before it writes it. Who made nodes
   * since then writes it without validation.
   */
  private lastValidated(): PlanReading | undefined {
    const { validated, construct: { node: { root } } } = this;
    this.validated = undefined;
    return validated !== undefined && isDeepStrictEqual(validated.nodes, countNodesIn(root)) ? validated : undefined;
  }

  private wherePossible<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (error instanceof FindingError) return undefined;
      throw error;
    }
  }

  /** What the groups have said of their types. */
  private nodeFindings(): Finding[] {
    return [...this.groups.values()]
      .flatMap(({ findings }) => findings)
      .filter((finding) => identityOf(finding)?.about.kind === 'type');
  }

  /** Groups that are no part of the plan, because a size of theirs is a token, or their zones are not known yet. */
  private unplanned(): Finding[] {
    const groups = [...this.groups];
    const sizeless = groups.filter(([, group]) => group._forecast === undefined).map(([id]) => id);
    const zoneless = groups.filter(([, group]) => isPlacedLater(group)).map(([id]) => id);
    const { networking } = this;
    const unplaced = networking === undefined
      ? [] : placedFleets(countedFleets(this), this.groups, networking).unplaced;
    return [
      ...sizeless.length === 0 ? [] : [findingOf(WORDS.sizesUncounted, about.plan('plan'), { groups: sizeless })],
      ...zoneless.length === 0 ? [] : [findingOf(WORDS.zonesUncounted, about.plan('plan'), { groups: zoneless })],
      ...unplaced.map((fleet) => findingOf(PLAN_WORDS.fleetUnplaced, about.group(fleet), { fleet })),
    ];
  }
}
