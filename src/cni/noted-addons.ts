import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { IPodNetworking } from './pod-networking';
import { ClusterIdentity } from '../eks/cluster-identity';

/** An add-on, and the networks of its cluster as they are at the time of asking. */
export interface NotedAddon {
  readonly podNetworking: IPodNetworking;
  readonly cluster: ClusterIdentity;
  readonly networks: () => readonly IPodNetworking[];

  /** The VPC of its cluster, where it is known. */
  readonly vpc?: ec2.IVpc;

  /** Whether its nodes look for subnets for pods by their tag, whoever tagged them. */
  readonly looksForSubnets: boolean;
}

/** The add-ons of an app, by the root of its tree. */
const addonsOfApp = new WeakMap<IConstruct, NotedAddon[]>();

/** Notes an add-on as that of its cluster, which takes addresses from its pod subnets. */
export function noteAddon(addon: NotedAddon): void {
  const { root } = addon.podNetworking.node;
  const addons = addonsOfApp.get(root);
  if (addons === undefined) addonsOfApp.set(root, [addon]);
  else addons.push(addon);
}

/** The add-ons that were noted of an app. */
export function addonsIn(root: IConstruct): readonly NotedAddon[] {
  return addonsOfApp.get(root) ?? [];
}

/** Whether a construct is an add-on that was noted. */
export function isNoted(construct: IConstruct): boolean {
  return addonsIn(construct.node.root).some(({ podNetworking }) => podNetworking === construct);
}
