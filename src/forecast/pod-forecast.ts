import type * as files from './file/forecast-file';
import { FleetForecast } from './fleets/fleet-forecast';
import { PlannedFleet } from './fleets/planned-fleet';
import { StartedModes } from './groups/nodes-in-mode';
import { PlannedGroup } from './groups/planned-group';
import { NodegroupForecast, PodForecastProps } from './pod-forecast-props';
import { forecastData } from './private/forecast-data';
import { forecastShapeFindings } from './private/forecast-shapes';
import { ParsedForecast, parsedForecast } from './private/parsed-forecast';
import { SubnetForecast } from './subnet-forecast';
import { SubnetSupply } from './subnets/subnet-supply';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { findingOf } from '../findings/catalogue';
import { Checked } from '../findings/checked';
import { FindingError } from '../findings/finding-error';
import { about } from '../findings/subject';
import { DOCUMENT_WORDS as WORDS } from '../findings/words/forecast/documents';

/**
 * What a cluster is expected to run and where: node groups, their pods, and the subnets that give them IP addresses.
 *
 * A forecast is checked as a whole. Numbers, zones, subnets and pods that contradict each other are refused, all of
 * them at once.
 *
 * @example
 * const forecast = PodForecast.of({
 *   subnets: [{ name: 'nodes-a', zone: 'eu-west-1a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/20' }],
 *   nodegroups: [{ name: 'general', instanceTypes: [InstanceTypeLimits.of('m5.large')], minSize: 3, maxSize: 20 }],
 * });
 * PlanAssertions.fromPlan(CapacityPlan.of(forecast)).fits(PlanStage.PEAK);
 */
export class PodForecast {
  /**
   * Makes a forecast.
   *
   * @param props subnets, node groups, and how nodes are set up
   * @throws when a number is out of its range, a block is not that of a subnet, a zone has no subnet, or the pods do
   * not fit on the nodes; each problem with its path in the props, all of them at once
   */
  public static of(props: PodForecastProps): PodForecast {
    return PodForecast._of(props, '');
  }

  /**
   * Reads a forecast from data: the output of `toJSON`, or the content of a forecast file of the command line.
   *
   * @param data the parsed JSON or YAML
   * @throws when it is not a forecast; each problem with its path, all of them at once
   */
  public static fromJSON(data: any): PodForecast {
    // Loaded for those who have data: most apps have constructs.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { forecastFile } = require('./file/forecast-file') as typeof files;
    // What is for others, the plan and the simulation, is theirs to read.
    const { onOvercommit, churn, ...own } = Object(data);
    const { props, problems } = forecastFile(Array.isArray(data) || data !== Object(data) ? data : own, []);
    if (problems.length > 0) {
      throw new FindingError([findingOf(WORDS.unreadable, about.prop('data'), { document: 'forecast', problems })]);
    }
    return PodForecast.of(props);
  }

  /**
   * The same, for a caller who knows the properties of the whole by other names.
   *
   * @param path what stands before them in messages
   * @param modes in which nodes started, by groups and fleets, where there are two
   *
   * @internal
   */
  public static _of(props: PodForecastProps, path: string, modes?: StartedModes): PodForecast {
    const { value, findings } = PodForecast._checked(props, path, modes);
    if (value === undefined) throw new FindingError([...findings]);
    return value;
  }

  /**
   * A forecast, or all that is wrong with it.
   *
   * @internal
   */
  public static _checked(props: PodForecastProps, path: string = '', modes?: StartedModes): Checked<PodForecast> {
    const unread = forecastShapeFindings(props);
    if (unread.length > 0) return { findings: unread };
    const { value, findings } = parsedForecast(props, path, modes);
    return value === undefined ? { findings } : { value: new PodForecast(props, value, modes), findings };
  }

  /** What each slot of an ENI holds, on Linux nodes. */
  public readonly ipAssignment: IpAssignment;

  /** The family of pod IP addresses. */
  public readonly ipFamily: PodIpFamily;

  /** Whether pods of Linux nodes use pod subnets only, by custom networking or by the tags of subnets. */
  public readonly customNetworking: boolean;

  /** Whether ENIs beyond the primary one are in pod subnets that are found by their tag. */
  public readonly subnetDiscovery: boolean;

  /**
   * Whether the VPC CNI finds pod subnets by their tag, and leaves out the subnets of nodes by it: counted as custom
   * networking.
   */
  public readonly taggedSubnets: boolean;

  /** By how much sizes grow, in percent. */
  public readonly growthPercent: number;

  /** Zones lost at the same time at the stage `ZONE_LOST`. 0 where there is one zone only. */
  public readonly zonesLost: number;

  /**
   * Most nodes of all node groups together.
   *
   * @default - each group can have its largest size at the same time
   */
  public readonly mostNodes?: number;

  /**
   * The groups as the plan counts them.
   *
   * @internal
   */
  public readonly _groups: readonly PlannedGroup[];

  /**
   * The fleets as the plan counts them.
   *
   * @internal
   */
  public readonly _fleets: readonly PlannedFleet[];

  private readonly supplies = new Map<SubnetForecast, SubnetSupply | undefined>();

  private constructor(
    /**
     * As they were given.
     *
     * @internal
     */
    public readonly _props: PodForecastProps,
    private readonly parsed: ParsedForecast,
    /**
     * The modes in which nodes started, where there are two.
     *
     * @internal
     */
    public readonly _modes?: StartedModes,
  ) {
    this.ipAssignment = parsed.ipAssignment;
    this.ipFamily = parsed.ipFamily;
    this.subnetDiscovery = parsed.subnetDiscovery;
    this.customNetworking = parsed.customNetworking;
    this.taggedSubnets = parsed.taggedSubnets;
    this.growthPercent = parsed.growthPercent;
    this.zonesLost = parsed.zonesLost;
    this.mostNodes = _props.mostNodes;
    this._groups = parsed.groups;
    this._fleets = parsed.fleets;
  }

  /**
   * The forecast with other numbers of the same nodes, which hold any growth already.
   *
   * @param groups those of this forecast, resized, or some of them
   *
   * @internal
   */
  public _resized(groups: PlannedGroup[]): PodForecast {
    const props = { ...this._props, growthPercent: 0, nodegroups: groups.map(({ forecast }) => forecast) };
    return new PodForecast(props, { ...this.parsed, growthPercent: 0, groups }, this._modes);
  }

  /**
   * The forecast with another limit of the nodes of all groups.
   *
   * @internal
   */
  public _limited(mostNodes: number): PodForecast {
    return new PodForecast({ ...this._props, mostNodes }, this.parsed, this._modes);
  }

  /**
   * The same forecast with its fleets counted in another way.
   *
   * @param fleets those of this forecast, in other numbers
   *
   * @internal
   */
  public _withFleets(fleets: readonly PlannedFleet[]): PodForecast {
    return new PodForecast(this._props, { ...this.parsed, fleets }, this._modes);
  }

  /** The subnets, in the order given. */
  public get subnets(): SubnetForecast[] {
    return [...this._props.subnets];
  }

  /** The node groups, in the order given. */
  public get nodegroups(): NodegroupForecast[] {
    return [...this._props.nodegroups];
  }

  /** The nodes that no managed node group starts, in the order given. */
  public get fleets(): FleetForecast[] {
    return [...this._props.fleets ?? []];
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

  /**
   * The forecast as data, for `JSON.stringify`: a forecast file as the command line reads it, whose keys are the names
   * of the props. An instance type of the table is its name, any other has its limits.
   */
  public toJSON(): any {
    return forecastData(this._props);
  }

  /** The zones in which nodes run, in order of their first subnet. */
  public get zones(): string[] {
    return [...this.parsed.zones];
  }
}
