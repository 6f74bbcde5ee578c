import { Construct, IConstruct } from 'constructs';
import { BoundModes, ModesAsked } from './bound-modes';
import { EarlierNetworking, isReservedIn } from './earlier-networking';
import { IpAssignment } from '../../capacity/ip-assignment';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { MODE_CHANGE_WORDS as WORDS } from '../../findings/words/vpc-cni/mode-changes';
import { BoundPodNetwork } from '../../network/bound-pod-network';
import { PodNetwork } from '../../network/pod-network';
import { PodPlacement } from '../../network/pod-placement';
import { deliver } from '../../validation/deliver';
import { PodGeneration } from '../pod-generation';
import { IPodNetworking } from '../pod-networking';

/** What an add-on has in both modes. */
export interface StandingModes extends BoundModes {
  readonly generations: () => readonly PodGeneration[];
}

/** The networkings of an add-on, and of its generations, as they were before its mode changed: made when asked for. */
export class EarlierNetworkings {
  private readonly networkings = new Map<IPodNetworking, EarlierNetworking>();

  constructor(
    private readonly addon: Construct & IPodNetworking,
    private readonly asked: ModesAsked,
    private readonly modes: StandingModes,
  ) {}

  /** Those that somebody asked for. */
  public get made(): IPodNetworking[] {
    return [...this.networkings.values()];
  }

  /**
   * What a networking of the add-on was.
   *
   * @param now the add-on, or a generation of it
   */
  public of(now: IPodNetworking): IPodNetworking {
    const known = this.networkings.get(now);
    if (known !== undefined) return known;
    const { addon, asked: { earlierMode }, modes: { generations } } = this;
    const subject = about.prop('earlierMode');
    if (earlierMode === undefined) deliver(addon, [findingOf(WORDS.notGiven, subject, {})]);
    const own = [addon, ...generations()].find((each) => each === now);
    if (own === undefined) {
      deliver(addon, [findingOf(WORDS.ofOther, about.prop('podNetworking'), { path: pathOf(now) })]);
    }
    const made = this.earlierOf(own as Construct & IPodNetworking, earlierMode?.ipAssignment ?? addon.ipAssignment);
    this.networkings.set(now, made);
    return made;
  }

  private earlierOf(now: Construct & IPodNetworking, ipAssignment: IpAssignment): EarlierNetworking {
    const { addon, asked: { earlierMode }, modes: { network, before, added } } = this;
    const isFirst = now === addon;
    const isNew = (each: IConstruct) => added.has(each)
      || (!ipAssignment.usesPrefixes && isReservedIn(this.reservingByDefault(), each));
    return new EarlierNetworking(now, now, {
      ipAssignment,
      placement: isFirst ? placementBefore(earlierMode?.podNetwork, addon.placement) : now.placement,
      network: isFirst ? before ?? network : now,
      isNew,
    });
  }

  /** Below what space is reserved that nobody asked for in numbers. */
  private reservingByDefault(): readonly IConstruct[] {
    const { network, before, generations } = this.modes;
    const ofGenerations: Array<BoundPodNetwork | undefined> = generations().map((each) => each.network);
    return [network, before, ...ofGenerations].flatMap((each) => each?.byDefault ?? []);
  }
}

function placementBefore(podNetwork: PodNetwork | undefined, now: PodPlacement): PodPlacement {
  return podNetwork?.placement ?? now;
}

/** The path of what should be a construct, and may be anything. */
function pathOf(networking: Partial<IPodNetworking> | null | undefined): string {
  return networking?.node?.path ?? String(networking);
}
