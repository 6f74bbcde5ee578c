import { NodegroupForecast, PodForecastProps, SubnetForecast } from './pod-forecast-props';
import { groupFindings } from './private/group-findings';
import { PlannedGroup } from './private/planned-group';
import { subnetFindings } from './private/subnet-findings';
import { servesNodes, servesPods } from './private/subnet-roles';
import { SubnetSupply } from './private/subnet-supply';
import { AddressDemandOptions } from '../capacity/address-demand-options';
import { IpAssignment } from '../capacity/ip-assignment';
import { optionFindings, numberFindings } from '../capacity/private/number-findings';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { FindingError } from '../findings/private/finding-error';

/** Most growth that is counted, in percent: a hundredfold. */
const MOST_GROWTH = 9900;

/**
 * What a cluster is expected to run and where: node groups, the pods on them, and the subnets that they take addresses from.
 *
 * A forecast is checked as a whole: numbers, zones, subnets and pods that contradict each other are refused, all of them at once.
 */
export class PodForecast {
  /**
   * A forecast.
   *
   * @param props subnets, node groups, and how nodes are set up
   * @throws when a number is out of its range, a block is no subnet, a zone has no subnet, the pods do not fit on the nodes, or a warm
   * target is more than a node can hold; each problem with its path in the props, all of them at once
   */
  public static of(props: PodForecastProps): PodForecast {
    return PodForecast._of(props, '');
  }

  /**
   * The same, for a caller who knows the properties of the whole by other names.
   *
   * @param path what stands before them in messages
   *
   * @internal
   */
  public static _of(props: PodForecastProps, path: string): PodForecast {
    const findings = forecastFindings(props, path);
    if (findings.length > 0) throw new FindingError(findings);
    return new PodForecast(props);
  }

  /** What a slot of an ENI holds. */
  public readonly ipAssignment: IpAssignment;

  /** Whether pods use subnets of their own, by custom networking. */
  public readonly customNetworking: boolean;

  /** Whether ENIs beyond the primary one are in subnets that are found by their tag. */
  public readonly subnetDiscovery: boolean;

  /** By how much sizes grow, in percent. */
  public readonly growthPercent: number;

  /** Zones lost at the same time; 0 where there is one zone only. */
  public readonly zonesLost: number;

  /**
   * The groups as the plan counts them.
   *
   * @internal
   */
  public readonly _groups: readonly PlannedGroup[];

  private readonly supplies = new Map<SubnetForecast, SubnetSupply | undefined>();

  private constructor(
    /**
     * As they were given.
     *
     * @internal
     */
    public readonly _props: PodForecastProps,
  ) {
    const ofNodes = _props.subnets.filter(servesNodes);
    const ofPods = _props.subnets.filter(servesPods);
    this.ipAssignment = _props.ipAssignment ?? IpAssignment.secondaryIp();
    this.subnetDiscovery = _props.subnetDiscovery ?? false;
    this.customNetworking = hasPodSubnets(_props) && !this.subnetDiscovery;
    this.growthPercent = _props.growthPercent ?? 0;
    this.zonesLost = Math.min(_props.zonesLost ?? 1, Math.max(0, zonesOf(_props).length - 1));
    this._groups = _props.nodegroups.map((group) => {
      const subnets = group.subnets === undefined ? ofNodes : ofNodes.filter(({ name }) => group.subnets!.includes(name));
      const named = group.podSubnets === undefined ? ofPods : ofPods.filter(({ name }) => group.podSubnets!.includes(name));
      const podSubnets = named.filter(({ zone }) => subnets.some((subnet) => subnet.zone === zone));
      return new PlannedGroup(group, subnets, podSubnets, { ...nodeOptions(_props), hostNetworkPods: group.hostNetworkPods }, this.growthPercent);
    });
  }

  /** The subnets, in the order given. */
  public get subnets(): SubnetForecast[] {
    return [...this._props.subnets];
  }

  /** The node groups, in the order given. */
  public get nodegroups(): NodegroupForecast[] {
    return [...this._props.nodegroups];
  }

  /**
   * What a subnet of the forecast can give; undefined where its size is not known.
   *
   * @internal
   */
  public _supplyOf(subnet: SubnetForecast): SubnetSupply | undefined {
    if (!this.supplies.has(subnet)) this.supplies.set(subnet, SubnetSupply.of(subnet));
    return this.supplies.get(subnet);
  }

  /** The zones in which nodes run, in order of their first subnet. */
  public get zones(): string[] {
    return zonesOf(this._props);
  }
}

function forecastFindings(props: PodForecastProps, path: string): Finding[] {
  const options = nodeOptions(props);
  // Which zones can be lost depends on where groups run, once there are any.
  const mostLost = props.nodegroups.length === 0 ? undefined : Math.max(0, zonesOf(props).length - 1);
  const findings = [
    ...subnetFindings(props.subnets),
    ...optionFindings('the forecast', options),
    ...numberFindings('the forecast', [
      { name: `${path}growthPercent`, value: props.growthPercent, least: 0, most: MOST_GROWTH },
      { name: `${path}zonesLost`, value: props.zonesLost, least: 0, most: mostLost },
      { name: 'vpcBlocks', value: props.vpcBlocks, least: 1 },
    ]),
  ];
  if (props.subnetDiscovery && !hasPodSubnets(props)) {
    findings.push(findingOf('forecast-contradiction', 'subnetDiscovery',
      `'${path}subnetDiscovery' is true, and 'subnets' holds none that serves pods, so there is nothing to discover; add one for each zone, or leave it out`));
  }
  if (props.warmPool !== undefined && !props.warmPool.fits(options.ipAssignment!)) {
    findings.push(findingOf('invalid-warm-pool', 'warmPool',
      `'warmPool' sets ${Object.keys(props.warmPool._targets).join(' and ')}, which does nothing with ${options.ipAssignment!.mode}; choose a pool for it, or leave it out`));
  }
  const countable = optionFindings('the forecast', options).length === 0 && options.ipAssignment !== undefined;
  return countable ? [...findings, ...groupFindings(props, options)] : findings;
}

/** How every node is set up; the host-network pods are the group's own. */
function nodeOptions(props: PodForecastProps): AddressDemandOptions {
  const ipAssignment = props.ipAssignment ?? IpAssignment.secondaryIp();
  return {
    ipAssignment,
    customNetworking: hasPodSubnets(props) && !props.subnetDiscovery,
    subnetDiscovery: props.subnetDiscovery ?? false,
    warmPool: props.warmPool,
    maxEni: props.maxEni,
    trunkEni: props.trunkEni,
  };
}

function hasPodSubnets({ subnets }: PodForecastProps): boolean {
  return subnets.some(servesPods);
}

function zonesOf({ subnets }: PodForecastProps): string[] {
  return [...new Set(subnets.filter(servesNodes).map(({ zone }) => zone))];
}
