import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, Dependable } from 'constructs';
import { EarlierNetworking } from './modes/earlier-networking';
import { IPodNetworking } from './pod-networking';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { WarmPool } from '../capacity/warm-pool';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { lateBlockFindings } from './private/pod-network-findings';
import { GENERATION_REFUSAL_WORDS as WORDS } from '../findings/words/vpc-cni/generation-refusals';
import { BoundPodNetwork } from '../network/bound-pod-network';
import { PLACEMENTS } from '../network/placement-rules';
import { PodNetwork } from '../network/pod-network';
import { PodPlacement } from '../network/pod-placement';
import { IPodSubnets } from '../network/pod-subnets-props';
import { deliver } from '../validation/deliver';
import { reservationFindings } from './settings/setting-findings';
import { having, shapeFindings, TEXT } from '../validation/prop-shapes';

/** What the name of an ENIConfig, and so of a Kubernetes object and a label value, can end in. */
const NAME = /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/;

/** What a generation takes from the add-on that it belongs to. */
export interface PodGenerationProps {
  /** The add-on, with whose mode the nodes run. */
  readonly addon: IPodNetworking;
  readonly name: string;
  readonly podNetwork: PodNetwork;
  readonly vpc: ec2.IVpc;

  /** By which space is reserved for prefixes. */
  readonly reserving: IpAssignment;
}

/**
 * Why there can be no such generation: said before it is made, so that nothing of it stays in the tree.
 *
 * @param others names of the generations that there are
 */
export function generationRefusals(
  { addon, name, podNetwork, vpc }: Partial<PodGenerationProps>,
  others: readonly string[],
): Finding[] {
  const unread = shapeFindings(
    { generation: name, podNetwork },
    { generation: TEXT, podNetwork: having('a PodNetwork', 'placement') },
    ['generation', 'podNetwork'],
  );
  if (unread.length > 0) return unread;
  const subject = about.prop('generation');
  if (addon!.ipFamily === PodIpFamily.IPV6) return [findingOf(WORDS.withIpv6, subject, {})];
  const named = { name: Token.isUnresolved(name) ? undefined : name };
  const isOnEniConfigs = (placement: PodPlacement) => PLACEMENTS[placement].foundBy === 'eni-config';
  return [
    ...(NAME.test(name!) ? [] : [findingOf(WORDS.nameUnfit, subject, named)]),
    ...(others.includes(name!) ? [findingOf(WORDS.nameTaken, subject, named)] : []),
    ...(isOnEniConfigs(addon!.placement) ? []
      : [findingOf(WORDS.addonWithoutEniConfigs, subject, { ...named, placement: addon!.placement })]),
    // Beside tagged subnets it is said where the network goes.
    ...(isOnEniConfigs(podNetwork!.placement) || PLACEMENTS[addon!.placement].leavesOutNodeSubnets ? []
      : [findingOf(WORDS.networkWithoutEniConfigs, subject, { ...named, placement: podNetwork!.placement })]),
    ...(vpc === undefined ? [findingOf(WORDS.withoutVpc, about.prop('cluster'), {})] : []),
  ];
}

/**
 * Pod subnets that came to a cluster later, for node groups of their own: those of the first generation, and their
 * nodes, stay as they are.
 */
export class PodGeneration extends Construct implements IPodNetworking {
  /** The add-on whose pods these are: that of a generation or of an earlier mode, or the networking itself. */
  public static addonOf(podNetworking: IPodNetworking): IPodNetworking {
    const standing = podNetworking instanceof EarlierNetworking ? podNetworking.now : podNetworking;
    return standing instanceof PodGeneration ? standing.addon : standing;
  }

  public readonly ipFamily: PodIpFamily;
  public readonly ipAssignment: IpAssignment;
  public readonly placement = PodPlacement.CUSTOM_NETWORKING;
  public readonly maxEni?: number;
  public readonly addonVersion?: string;
  public readonly warmPool: WarmPool;
  public readonly permissionsOnNodeRole: boolean;
  public readonly trunkEni: boolean;
  public readonly generation: string;
  public readonly podSubnets: IPodSubnets;
  public readonly nodeSubnets?: ec2.ISubnet[];

  /** What there is to say of it. */
  public readonly findings: Finding[];

  /** The network as it is bound. */
  public readonly network: BoundPodNetwork;

  private readonly addon: IPodNetworking;

  constructor(scope: Construct, props: PodGenerationProps) {
    super(scope, `Generation-${props.name}`);
    const { addon, name, podNetwork, vpc, reserving } = props;
    this.addon = addon;
    this.ipFamily = addon.ipFamily;
    this.ipAssignment = addon.ipAssignment;
    this.maxEni = addon.maxEni;
    this.addonVersion = addon.addonVersion;
    this.warmPool = addon.warmPool;
    this.permissionsOnNodeRole = addon.permissionsOnNodeRole;
    this.trunkEni = addon.trunkEni;
    this.generation = name;
    this.network = podNetwork._bind(this, vpc, reserving);
    this.podSubnets = this.network.podSubnets!;
    this.findings = [
      ...this.network.findings ?? [],
      ...reservationFindings(reserving, this.network),
      ...lateBlockFindings(undefined, this.network),
    ];
    deliver(this, this.findings);
    // Whoever waits for a generation waits for the add-on, which makes its ENIConfigs.
    Dependable.implement(this, { dependencyRoots: [addon] });
  }
}
