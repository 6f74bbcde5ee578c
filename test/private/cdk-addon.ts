import { Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { clusterOf, stackIn, vpcOf } from './cdk-fixtures';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { VpcCniAddonOptions } from '../../src/cni/vpc-cni-addon-props';
import { PodNetwork } from '../../src/network/pod-network';

/** A secondary block, cut for the zones of the VPC. */
export const POD_NETWORK = PodNetwork.secondaryCidr('100.64.0.0/16');

/** Settings of an add-on, and its pod network. */
export interface AddonSettings extends VpcCniAddonOptions {
  readonly podNetwork?: PodNetwork;
}

/** A stack with a cluster in zones a to c of eu-west-1, and the add-on on it. */
export interface Platform {
  readonly stack: Stack;
  readonly cluster: eks.Cluster;
  readonly cni: VpcCniAddon;
}

/** A cluster with the add-on, whose pods are in the subnets of the nodes unless a pod network is given. */
export function platformOf(settings: AddonSettings = {}, stack: Stack = stackIn()): Platform {
  const cluster = clusterOf(stack, vpcOf(stack));
  return { stack, cluster, cni: new VpcCniAddon(stack, 'Cni', { cluster, ...settings }) };
}

/** The configuration of the managed add-on, as its schema sees it. */
export interface Configuration {
  readonly enableNetworkPolicy?: string;
  readonly env: Record<string, string>;
  readonly init?: { readonly env: Record<string, string> };
  readonly eniConfig?: {
    readonly create: boolean;
    readonly region: string;
    readonly subnets: Record<string, { readonly id: string; readonly securityGroups?: string[] }>;
  };
}

/** The configuration values of an add-on; what CloudFormation resolves stands in them as `<{"Ref":"..."}>`. */
export function configurationOf(cni: VpcCniAddon): Configuration {
  const { configurationValues } = cni.node.defaultChild as eks.CfnAddon;
  return JSON.parse(joined(Stack.of(cni).resolve(configurationValues)));
}

/** How a value that CloudFormation resolves stands in a configuration. */
export function placeholder(value: unknown): string {
  return `<${JSON.stringify(value).replace(/"/g, "'")}>`;
}

function joined(value: unknown): string {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': [separator, parts] } = value as { 'Fn::Join': [string, unknown[]] };
  return parts.map((part) => (typeof part === 'string' ? part : placeholder(part))).join(separator);
}
