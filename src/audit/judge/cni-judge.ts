import { toldVariables } from './running-settings';
import { truthIn } from '../../vpc-cni/variable-reader';
import { CNI_VARIABLES } from '../../vpc-cni/variable-table';
import { ABSENT, RunningCluster } from '../model/running-cluster';
import { RunningAddon, RunningAwsNode, RunningVariable } from '../model/running-vpc-cni';

/** A variable of the VPC CNI: as it runs, and by its add-on. */
export interface SettingPair {
  readonly name: string;

  /** Its value in the DaemonSet; undefined where it is not set. */
  readonly runs?: string;

  /** Its value in the configuration of the add-on; undefined where that does not name it. */
  readonly says?: string;

  /** Whether the two differ; undefined where one of both was not seen. */
  readonly differs?: boolean;
}

/** The VPC CNI of a cluster. */
export interface CniJudgement {
  /** The DaemonSet; undefined where it was not seen. */
  readonly runs?: Pick<RunningAwsNode, 'version' | 'desired' | 'updated' | 'ready'> | typeof ABSENT;

  /** The add-on; undefined where it was not seen. */
  readonly addon?: Pick<RunningAddon, 'version' | 'status' | 'issues'> | typeof ABSENT;

  /** Whether it runs without an add-on. */
  readonly selfManaged?: boolean;

  /** Variables that differ from what the VPC CNI takes by itself, or that the add-on names, by name. */
  readonly settings: readonly SettingPair[];

  /** Whether the versions of both differ. */
  readonly versionDiffers?: boolean;

  /** Whether the configuration of the add-on is there and cannot be read. */
  readonly unreadable: boolean;

  /** Where its permissions come from, as far as the add-on says it. */
  readonly permissions?: 'service account role' | 'pod identity' | 'role of the nodes or others';
}

/** What EKS sets by itself in a cluster with IPv6. */
const SET_FOR_IPV6 = ['ENABLE_PREFIX_DELEGATION'];

export function judgeCni({ awsNode, addon }: RunningCluster, ipv6: boolean): CniJudgement {
  const daemonSet = awsNode === ABSENT ? undefined : awsNode;
  const told = addon === ABSENT ? undefined : addon;
  const unreadable = told?.configurationValues !== undefined && told.configuration === undefined;
  return {
    runs: daemonSet === undefined ? awsNode as typeof ABSENT | undefined : {
      version: daemonSet.version, desired: daemonSet.desired, updated: daemonSet.updated, ready: daemonSet.ready,
    },
    addon: told === undefined ? addon as typeof ABSENT | undefined : {
      version: told.version, status: told.status, issues: told.issues,
    },
    selfManaged: addon === undefined || awsNode === undefined ? undefined : addon === ABSENT && daemonSet !== undefined,
    settings: pairs(
      daemonSet?.variables.filter(({ name }) => !ipv6 || !SET_FOR_IPV6.includes(name)),
      unreadable ? undefined : told && toldVariables(told.configuration),
    ),
    versionDiffers: daemonSet?.version === undefined || told?.version === undefined
      ? undefined : numbersOf(daemonSet.version) !== numbersOf(told.version),
    unreadable,
    permissions: told === undefined ? undefined
      : told.serviceAccountRole !== undefined ? 'service account role'
        : told.podIdentityAssociations.length > 0 ? 'pod identity' : 'role of the nodes or others',
  };
}

function pairs(
  running: readonly RunningVariable[] | undefined, told: readonly RunningVariable[] | undefined,
): SettingPair[] {
  const runs = new Map((running ?? []).map((variable) => [variable.name, variable]));
  const says = new Map((told ?? []).map(({ name, value }) => [name, value]));
  const names = [...new Set([...says.keys(), ...[...runs.values()].filter(isChanged).map(({ name }) => name)])].sort();
  return names.map((name) => {
    const value = runs.get(name)?.value;
    // What comes from a Secret or a field of the pod is not to be compared.
    const comparable = running !== undefined && told !== undefined && runs.get(name)?.from !== true;
    return {
      name,
      runs: value,
      says: says.get(name),
      differs: comparable ? !isSame(name, value, says.get(name)) : undefined,
    };
  });
}

/** Whether a variable of the table has another value than the VPC CNI takes without it. */
function isChanged({ name, value, from }: RunningVariable): boolean {
  if (from || value === undefined || !Object.hasOwn(CNI_VARIABLES, name)) return false;
  const { unset } = CNI_VARIABLES[name];
  return unset !== undefined && !isSame(name, value, undefined);
}

/** Whether two values say the same to the VPC CNI: switches in any spelling, and what is not set as its default. */
function isSame(name: string, one: string | undefined, other: string | undefined): boolean {
  const unset = Object.hasOwn(CNI_VARIABLES, name) ? CNI_VARIABLES[name].unset ?? '' : '';
  const [first, second] = [one ?? unset, other ?? unset];
  return first === second || (truthIn(first) !== undefined && truthIn(first) === truthIn(second)
    && CNI_VARIABLES[name]?.format === 'boolean');
}

function numbersOf(version: string): string {
  return /v\d+\.\d+\.\d+/.exec(version)?.[0] ?? version;
}
