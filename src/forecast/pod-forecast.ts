import { hasPodSubnets, cniAssignment, cniOptions, optionsOf } from './groups/group-options';
import { PlannedGroup } from './groups/planned-group';
import { NodegroupForecast, PodForecastProps, SubnetForecast } from './pod-forecast-props';
import { forecastShapeFindings } from './private/forecast-shapes';
import { groupFindings } from './private/nodegroup-forecast-findings';
import { subnetFindings } from './private/subnet-findings';
import { servesNodes, servesPods } from './subnets/subnet-roles';
import { SubnetSupply } from './subnets/subnet-supply';
import { IpAssignment } from '../capacity/ip-assignment';
import { kernelOf } from '../capacity/kernel/kernels';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { contradictionFindings, demandContradictions } from '../capacity/rules/contradiction-findings';
import { optionFindings, numberFindings } from '../capacity/rules/number-findings';
import { windowsPoolFindings } from '../capacity/rules/windows-pool-findings';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { about } from '../findings/subject';

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
    const unread = forecastShapeFindings(props);
    const findings = unread.length > 0 ? unread : forecastFindings(props, path);
    if (findings.length > 0) throw new FindingError(findings);
    return new PodForecast(props);
  }

  /** What a slot of an ENI holds, on Linux nodes. */
  public readonly ipAssignment: IpAssignment;

  /** The addresses that pods have. */
  public readonly ipFamily: PodIpFamily;

  /** Whether pods of Linux nodes use subnets of their own, by custom networking. */
  public readonly customNetworking: boolean;

  /** Whether ENIs beyond the primary one are in subnets that are found by their tag. */
  public readonly subnetDiscovery: boolean;

  /** By how much sizes grow, in percent. */
  public readonly growthPercent: number;

  /** Zones lost at the same time. 0 where there is one zone only. */
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
    this.ipAssignment = cniAssignment(_props);
    this.ipFamily = _props.ipFamily ?? PodIpFamily.IPV4;
    this.subnetDiscovery = _props.subnetDiscovery ?? false;
    this.customNetworking = hasPodSubnets(_props) && !this.subnetDiscovery;
    this.growthPercent = _props.growthPercent ?? 0;
    this.zonesLost = Math.min(_props.zonesLost ?? 1, Math.max(0, zonesOf(_props).length - 1));
    this._groups = _props.nodegroups.map((group) => {
      const subnets = group.subnets === undefined ? ofNodes : ofNodes.filter(({ name }) => group.subnets!.includes(name));
      const named = group.podSubnets === undefined ? ofPods : ofPods.filter(({ name }) => group.podSubnets!.includes(name));
      const podSubnets = named.filter(({ zone }) => subnets.some((subnet) => subnet.zone === zone));
      return new PlannedGroup(group, subnets, kernelOf(group).runsVpcCni ? podSubnets : [], optionsOf(_props, group), this.growthPercent);
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

const THE_FORECAST = about.plan('the forecast');

function forecastFindings(props: PodForecastProps, path: string): Finding[] {
  const options = cniOptions(props);
  // Which zones can be lost depends on where groups run, once there are any.
  const mostLost = props.nodegroups.length === 0 ? undefined : Math.max(0, zonesOf(props).length - 1);
  const findings = [
    ...subnetFindings(props.subnets),
    ...optionFindings(THE_FORECAST, options),
    ...numberFindings(THE_FORECAST, [
      { name: `${path}growthPercent`, value: props.growthPercent, least: 0, most: MOST_GROWTH },
      { name: `${path}zonesLost`, value: props.zonesLost, least: 0, most: mostLost },
      { name: 'vpcBlocks', value: props.vpcBlocks, least: 1 },
    ]),
  ];
  if (props.subnetDiscovery && !hasPodSubnets(props)) {
    findings.push(findingOf('forecast-contradiction', 'subnetDiscovery',
      `'${path}subnetDiscovery' is true, and 'subnets' holds none that serves pods, so there is nothing to discover; add one for each zone, or leave it out`));
  }
  findings.push(...contradictions(props));
  if (props.ipFamily !== PodIpFamily.IPV6 && props.warmPool !== undefined && !props.warmPool.fits(options.ipAssignment!)) {
    findings.push(findingOf('invalid-warm-pool', 'warmPool',
      `'warmPool' sets ${Object.keys(props.warmPool._targets).join(' and ')}, which does nothing with ${options.ipAssignment!.mode}; choose a pool for it, or leave it out`));
  }
  const countable = optionFindings(THE_FORECAST, options).length === 0 && contradictions(props).length === 0;
  return countable ? [...findings, ...groupFindings(props)] : findings;
}

/** What the settings of all nodes of a kind rule out; with discovery the subnets for pods are those that it finds. */
function contradictions(props: PodForecastProps): Finding[] {
  const options = cniOptions(props);
  const { windows } = props;
  const ipv6 = options.ipFamily === PodIpFamily.IPV6;
  const refuse = (subject: string, message: string) => findingOf('node-contradiction', subject, `${message}; leave one of them out`);
  return [
    ...contradictionFindings(THE_FORECAST, { ...options, customNetworking: false }),
    ...(ipv6 ? demandContradictions(THE_FORECAST, options) : []),
    ...(ipv6 && hasPodSubnets(props) ? [refuse('subnets', "'subnets' holds subnets for pods, which with 'ipFamily' ipv6 have no IPv4 addresses")] : []),
    ...(ipv6 && windows !== undefined ? [refuse('windows', "'windows' is given with 'ipFamily' ipv6, and Windows nodes run with IPv4 only")] : []),
    ...windowsPoolFindings(windows),
  ];
}

function zonesOf({ subnets }: PodForecastProps): string[] {
  return [...new Set(subnets.filter(servesNodes).map(({ zone }) => zone))];
}
