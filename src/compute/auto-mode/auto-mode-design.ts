import { Construct } from 'constructs';
import { autoModeTypes } from './auto-mode-types';
import { autoModeOf } from '../../eks/auto-mode-of-cluster';
import { ClusterIdentity } from '../../eks/cluster-identity';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { AUTO_MODE_WORDS as WORDS } from '../../findings/words/cluster/auto-mode-nodes';
import { AUTO_MODE_MAX_PODS } from '../../forecast/fleets/auto-mode-node';
import { AutoModePrefixSize } from '../../forecast/fleets/fleet-forecast';
import { PodPlacement } from '../../network/pod-placement';
import { zoneOf } from '../../network/vpc/vpc-facts';
import { AutoModeCapacityProps } from '../auto-mode-capacity-props';
import { NodePoolFacts } from '../karpenter/pool-facts';
import { sizeFindings, sizeNumberFindings, sizesOf } from '../karpenter/told-sizes';
import { zoneFindings } from '../nodes/node-zones';

/** What a NodeClass selects something by. */
type SelectorTerms = ReadonlyArray<{ readonly id: string }>;

/** All that is decided of nodes of Auto Mode. */
export interface AutoModeDesign extends NodePoolFacts {
  readonly cluster: ClusterIdentity;
  readonly subnetSelectorTerms: SelectorTerms;

  /** Empty where the security group of the cluster is not known. */
  readonly securityGroupSelectorTerms: SelectorTerms;

  /** Undefined where pods have addresses of the subnets of their nodes. */
  readonly podSubnetSelectorTerms?: SelectorTerms;
  readonly podSecurityGroupSelectorTerms?: SelectorTerms;
  readonly ipv4PrefixSize?: AutoModePrefixSize;
}

/**
 * Reads the props of nodes of Auto Mode.
 *
 * @param scope the construct, under which an import of the cluster's security group stands
 */
export function autoModeDesign(props: AutoModeCapacityProps, scope: Construct): Checked<AutoModeDesign> {
  const { subnets = [], podSubnets, podSecurityGroups, ipv4PrefixSize } = props;
  const cluster = ClusterView.of(props);
  const { value, findings: ofTypes } = autoModeTypes(props);
  const ofNumbers = sizeNumberFindings(props);
  const isCounted = ofNumbers.length === 0;
  const findings = [
    ...cluster.findings,
    ...cluster.accessFindings(scope),
    ...modeFindings(cluster),
    ...ofTypes,
    ...ofNumbers,
    ...(isCounted && value !== undefined ? sizeFindings(props, value.types) : []),
    ...(isCounted ? podCountFindings(props) : []),
    ...(subnets.length === 0 ? [findingOf(WORDS.withoutSubnets, about.prop('subnets'), {})] : []),
    ...zoneFindings(subnets.map(zoneOf), { podSubnets, placement: PodPlacement.CUSTOM_NETWORKING }),
    ...podPlaceFindings(props),
  ];
  if (value === undefined) return { findings };
  const ofCluster = cluster.securityGroupIn(scope);
  const securityGroups = props.securityGroups ?? (ofCluster === undefined ? [] : [ofCluster]);
  return {
    findings,
    value: {
      ...value,
      labels: {},
      zones: [],
      sizes: sizesOf(props),
      cluster: cluster.identity,
      subnetSelectorTerms: subnets.map(({ subnetId: id }) => ({ id })),
      securityGroupSelectorTerms: securityGroups.map(({ securityGroupId: id }) => ({ id })),
      podSubnetSelectorTerms: podSubnets?.subnets.map(({ subnetId: id }) => ({ id })),
      podSecurityGroupSelectorTerms: podSecurityGroups?.map(({ securityGroupId: id }) => ({ id })),
      ipv4PrefixSize,
    },
  };
}

/** A cluster that is known to have no Auto Mode. */
function modeFindings({ identity, path }: ClusterView): Finding[] {
  if (autoModeOf(identity)?.isOn !== false) return [];
  return [findingOf(WORDS.autoModeOff, about.prop('cluster'), { cluster: path })];
}

/** Pod subnets and the security groups of pods, of which a NodeClass has both or none. */
function podPlaceFindings({ podSubnets, podSecurityGroups }: AutoModeCapacityProps): Finding[] {
  const hasGroups = podSecurityGroups !== undefined && podSecurityGroups.length > 0;
  if (podSubnets !== undefined && !hasGroups) {
    return [findingOf(WORDS.withoutPodSecurityGroups, about.prop('podSecurityGroups'), {})];
  }
  return podSubnets === undefined && hasGroups
    ? [findingOf(WORDS.withoutPodSubnets, about.prop('podSecurityGroups'), {})]
    : [];
}

/** More pods than a node runs, whatever its type. */
function podCountFindings({ podsPerNode = 0, daemonSetPods = 0 }: AutoModeCapacityProps): Finding[] {
  const pods = podsPerNode + daemonSetPods;
  if (pods <= AUTO_MODE_MAX_PODS) return [];
  return [findingOf(WORDS.morePods, about.prop('podsPerNode'), { pods, most: AUTO_MODE_MAX_PODS })];
}
