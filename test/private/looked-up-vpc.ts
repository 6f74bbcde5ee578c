import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { idIn, VPC_ID } from './existing-vpc';

const ACCOUNT = '111111111111';
const REGION = 'eu-west-1';

/** The key under which the CLI keeps what it found of the VPC that is named main. */
const KEY = `vpc-provider:account=${ACCOUNT}:filter.tag:Name=main:region=${REGION}:returnAsymmetricSubnets=true`;

/** Subnets that a lookup groups by their name: a CIDR by zone. */
export interface LookedUpGroup {
  readonly name: string;
  readonly type: 'Public' | 'Private' | 'Isolated';
  readonly cidrs: Record<string, string>;
}

export const PUBLIC: LookedUpGroup = { name: 'Public', type: 'Public', cidrs: { 'eu-west-1a': '10.0.0.0/20', 'eu-west-1b': '10.0.16.0/20' } };
export const PRIVATE: LookedUpGroup = { name: 'Private', type: 'Private', cidrs: { 'eu-west-1a': '10.0.32.0/20', 'eu-west-1b': '10.0.48.0/20' } };
export const ISOLATED: LookedUpGroup = { name: 'Isolated', type: 'Isolated', cidrs: { 'eu-west-1a': '10.0.64.0/20', 'eu-west-1c': '10.0.80.0/20' } };

/** The context that the CLI writes once it has looked up a VPC with these groups of subnets, each with route tables of its own. */
export function lookedUpContext(...groups: LookedUpGroup[]): Record<string, unknown> {
  return {
    [KEY]: {
      vpcId: VPC_ID,
      vpcCidrBlock: '10.0.0.0/16',
      ownerAccountId: ACCOUNT,
      availabilityZones: [],
      subnetGroups: groups.map(({ name, type, cidrs }, index) => ({
        name,
        type,
        subnets: Object.entries(cidrs).map(([availabilityZone, cidr]) => ({
          availabilityZone,
          cidr,
          subnetId: idIn('subnet', availabilityZone, String(index)),
          routeTableId: idIn('rtb', availabilityZone, String(index)),
        })),
      })),
    },
  };
}

/** A looked-up VPC in a stack of its own; without an answer in the context it is CDK's dummy. */
export function lookedUpVpc(context: Record<string, unknown> = {}, id: string = 'Stack'): { readonly stack: Stack; readonly vpc: ec2.IVpc } {
  return lookedUpIn(new App({ context }), id);
}

/** The same in an app that exists. */
export function lookedUpIn(app: App, id: string): { readonly stack: Stack; readonly vpc: ec2.IVpc } {
  const stack = new Stack(app, id, { env: { account: ACCOUNT, region: REGION } });
  return { stack, vpc: ec2.Vpc.fromLookup(stack, 'Vpc', { vpcName: 'main' }) };
}
