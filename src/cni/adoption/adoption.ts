import { Construct } from 'constructs';
import { adoptedFindings } from './adopted-findings';
import { adoptedPermissions } from './adopted-permissions';
import { contradictions } from './contradictions';
import { readRunning, RunningReading } from './running-reading';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { ClusterView } from '../../eks/cluster-view';
import { Checked } from '../../findings/checked';
import { PodPlacement } from '../../network/pod-placement';
import { isRefused } from '../../validation/deliver';
import { toldDiscovery } from '../../vpc-cni/told-settings';
import { SecurityGroupsForPods } from '../security-groups-for-pods';
import { SnatPolicy } from '../snat-policy';
import { VpcCniAddonProps } from '../vpc-cni-addon-props';

/** A VPC CNI that is taken over as it runs. */
export interface Adoption {
  /** The settings of the add-on, in place of what is given. */
  readonly settings: VpcCniAddonProps;

  /** Where pods get addresses, also where nobody names their subnets. */
  readonly placement: PodPlacement;
  readonly reading: RunningReading;

  /** Whether nodes look for subnets for pods by their tag. */
  readonly looksForSubnets: boolean;
}

/**
 * Reads what is taken over: typed settings stand for what runs, and must not ask for something else.
 *
 * @param scope the add-on
 */
export function adoptionOf(scope: Construct, props: VpcCniAddonProps, cluster: ClusterView): Checked<Adoption> {
  const { adopt, podNetwork } = props;
  if (adopt === undefined) return { findings: [] };
  const { _facts: facts } = adopt;
  const { ipFamily, known: { kubernetesVersion } } = cluster;
  const { value: reading, findings: unread } = readRunning(scope, facts, { ipFamily, windows: props.windows });
  if (reading === undefined) return { findings: unread };
  const isIpv6 = ipFamily === PodIpFamily.IPV6;
  const addonVersion = props.addonVersion ?? facts.addonVersion;
  const opposed = contradictions(props, reading, facts, ipFamily);
  const permissions = adoptedPermissions(scope, facts, props.permissions);
  const findings = [
    ...opposed,
    ...permissions.findings,
    ...adoptedFindings(reading, facts, { isIpv6, addonVersion, kubernetesVersion }),
  ];
  if (permissions.value === undefined || isRefused(opposed)) return { findings };
  const { cluster: given, clusterDetails, logicalId, conflictResolution } = props;
  return {
    findings,
    value: {
      reading,
      looksForSubnets: toldDiscovery(reading.variables),
      placement: podNetwork?.placement
        ?? (reading.customNetworking ? PodPlacement.CUSTOM_NETWORKING : PodPlacement.NODE_SUBNETS),
      settings: {
        cluster: given,
        clusterDetails,
        logicalId,
        conflictResolution,
        podNetwork,
        ipAssignment: reading.ipAssignment,
        warmPool: reading.warmPool,
        maxEni: reading.maxEni,
        snat: reading.variables.isOn('AWS_VPC_K8S_CNI_EXTERNALSNAT') ? SnatPolicy.external() : SnatPolicy.node(),
        securityGroupsForPods: reading.trunkEni ? SecurityGroupsForPods.strict() : undefined,
        windows: reading.windows,
        permissions: permissions.value,
        addonVersion,
      },
    },
  };
}
