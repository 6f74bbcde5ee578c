import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { contradictionsOfPlace, otherSubnets } from './adoption/contradictions';
import { readRunning, RunningReading } from './adoption/running-reading';
import { ipv4Assignment } from './ip-family';
import { noteAddon } from './noted-addons';
import { IPodNetworking } from './pod-networking';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { WarmPool } from '../capacity/warm-pool';
import { WindowsNetworking } from '../capacity/windows-networking';
import { ClusterView } from '../eks/cluster-view';
import { CLUSTER, CLUSTER_DETAILS } from '../eks/detail-shapes';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { ADOPTION_WORDS as WORDS } from '../findings/words/vpc-cni/adoptions';
import { VPC_CNI_SETTING_WORDS } from '../findings/words/vpc-cni/vpc-cni-settings';
import { PodPlacement } from '../network/pod-placement';
import { IPodSubnets } from '../network/pod-subnets-props';
import { deliverFromTree } from '../templates/tree-findings';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { argumentFindings, BOOLEAN, having, structOf } from '../validation/prop-shapes';
import { toldDiscovery } from '../vpc-cni/told-settings';
import { egressFindingsOf, reachFindingsOf, sharedSubnetFindings } from './private/pod-network-findings';
import { knownVersion } from './settings/addon-version';
import { VpcCniAddonAttributes } from './vpc-cni-addon-props';

/** A VPC CNI that somebody else keeps: node groups take its mode, and nothing of it is written. */
export class ImportedVpcCni extends Construct implements IPodNetworking {
  public readonly ipFamily: PodIpFamily;
  public readonly ipAssignment: IpAssignment;
  public readonly placement: PodPlacement;
  public readonly maxEni?: number;
  public readonly trunkEni: boolean;
  public readonly addonVersion?: string;
  public readonly warmPool: WarmPool;
  public readonly podSubnets?: IPodSubnets;
  public readonly nodeSubnets?: ec2.ISubnet[];
  public readonly windows?: WindowsNetworking;
  public readonly permissionsOnNodeRole: boolean;

  /** What there is to say of it. */
  public readonly findings: Finding[];

  /** The cluster that it runs on. */
  public readonly cluster: ClusterView;

  constructor(scope: Construct, id: string, attrs: VpcCniAddonAttributes) {
    super(scope, id);
    deliver(this, argumentFindings('VpcCniAddonAttributes', attrs, {
      cluster: CLUSTER,
      clusterDetails: CLUSTER_DETAILS,
      running: having('a RunningVpcCni', '_facts'),
      podNetwork: having('a PodNetwork', 'placement'),
      windows: structOf('WindowsNetworking'),
      permissionsOnNodeRole: BOOLEAN,
    }, ['cluster', 'running']));
    const { podNetwork, running: { _facts: facts } } = attrs;
    const cluster = ClusterView.of(attrs);
    const { ipFamily, known: { vpc } } = cluster;
    const checks = new PropChecks(this);
    const { value, findings: ofReading } = readRunning(this, facts, { ipFamily, windows: attrs.windows });
    checks.add(...cluster.findings, ...cluster.accessFindings(this), ...cluster.familyFindings, ...ofReading);
    if (podNetwork !== undefined && vpc === undefined) {
      checks.add(findingOf(VPC_CNI_SETTING_WORDS.networkWithoutVpc, about.prop('cluster'), {}));
    }
    const isRoleSeen = facts.roleArn !== undefined || facts.associations.length > 0;
    if (attrs.permissionsOnNodeRole === undefined && !isRoleSeen) {
      checks.add(findingOf(WORDS.importedPermissionsUnseen, about.prop('permissionsOnNodeRole'), {}));
    }
    if (value !== undefined) checks.add(...contradictionsOfPlace(podNetwork, value, facts, ipFamily));
    const own = checks.deliver();

    const reading: RunningReading = value!;
    this.cluster = cluster;
    this.ipFamily = ipFamily;
    this.ipAssignment = reading.ipAssignment;
    this.warmPool = reading.warmPool;
    this.maxEni = reading.maxEni;
    this.trunkEni = reading.trunkEni;
    this.windows = reading.windows;
    this.addonVersion = knownVersion(facts.addonVersion);
    this.permissionsOnNodeRole = attrs.permissionsOnNodeRole ?? !isRoleSeen;
    this.placement = podNetwork?.placement
      ?? (reading.customNetworking ? PodPlacement.CUSTOM_NETWORKING : PodPlacement.NODE_SUBNETS);
    const network = podNetwork?._bind(this, vpc!, ipv4Assignment(ipFamily, this.ipAssignment));
    this.podSubnets = network?.podSubnets;
    this.nodeSubnets = network?.nodeSubnets;
    const ofNetwork = [...network?.findings ?? [], ...otherSubnets(reading, this.podSubnets)];
    deliver(this, ofNetwork);
    this.findings = [...own, ...ofNetwork];
    const looks = ipFamily === PodIpFamily.IPV4 && toldDiscovery(reading.variables);
    noteAddon({ podNetworking: this, cluster: cluster.identity, networks: () => [this], vpc, looksForSubnets: looks });
    const isExternal = reading.variables.isOn('AWS_VPC_K8S_CNI_EXTERNALSNAT');
    deliverFromTree(this, (tree) => [
      ...sharedSubnetFindings(tree, this),
      ...reachFindingsOf(tree, cluster, [this]),
      ...isExternal ? egressFindingsOf(tree, this, [this]) : [],
    ]);
  }
}
