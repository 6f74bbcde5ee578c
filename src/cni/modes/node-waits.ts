import { IDependable } from 'constructs';
import { EarlierNetworking } from './earlier-networking';
import { IPodNetworking } from '../pod-networking';

/** What nodes wait for: the add-on, and the subnets of their pods; nodes from before, for what there was then. */
export function nodeWaits(podNetworking: IPodNetworking): IDependable[] {
  const { podSubnets } = podNetworking;
  const hasAll = podSubnets === undefined || podNetworking instanceof EarlierNetworking;
  return hasAll ? [podNetworking] : [podNetworking, podSubnets];
}
