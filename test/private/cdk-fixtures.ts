import { App, CfnParameter, Fn, Lazy, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';

/** The context that `cdk init` writes, as far as it bears on these tests: what CDK's validator calls an error fails synthesis. */
const STRICT_CONTEXT = { 'aws:cdk:disable-creation-stack-traces': true, '@aws-cdk/core:validateAgainstDefaultRules': true };

/** Primary block of the VPCs that are made here. */
export const VPC_CIDR = '10.0.0.0/16';

/** What differs between stacks of these tests. */
export interface StackOptions {
  readonly app?: App;
  readonly id?: string;

  /** Undefined leaves the stack without environment. */
  readonly region?: string;
  readonly account?: string;
}

/** An app under the strict context, which writes no tree of its constructs: nobody reads it here. */
export function strictApp(): App {
  return new App({ context: STRICT_CONTEXT, treeMetadata: false });
}

/** A stack called `Stack` in eu-west-1, unless told otherwise. */
export function stackIn(options: StackOptions = {}): Stack {
  const { app = strictApp(), id = 'Stack', account } = options;
  const region = 'region' in options ? options.region : 'eu-west-1';
  return new Stack(app, id, { env: { account, region } });
}

/** A VPC of the app, with a public and a private subnet in each zone. */
export function vpcOf(stack: Stack, availabilityZones: string[] = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], id: string = 'Vpc'): ec2.Vpc {
  return new ec2.Vpc(stack, id, {
    ipAddresses: ec2.IpAddresses.cidr(VPC_CIDR),
    natGateways: 1,
    availabilityZones,
  });
}

/** A VPC of the app in a stack whose zones are tokens. */
export function zoneAgnosticVpc(stack: Stack): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr(VPC_CIDR), natGateways: 1 });
}

/** What is stated of an imported VPC. */
export interface ImportedVpcOptions {
  readonly id?: string;
  readonly vpcId?: string;
  readonly vpcCidrBlock?: string;
  readonly zones?: string[];

  /** One for each private subnet; none leaves the route tables unknown. */
  readonly routeTables?: string[];
}

/** An imported VPC with a private subnet in each of its zones. */
export function importedVpc(stack: Stack, options: ImportedVpcOptions = {}): ec2.IVpc {
  const { id = 'Vpc', vpcId = 'vpc-0123456789abcdef0', zones = ['eu-west-1a', 'eu-west-1b'], ...rest } = options;
  return ec2.Vpc.fromVpcAttributes(stack, id, {
    vpcId,
    vpcCidrBlock: 'vpcCidrBlock' in rest ? rest.vpcCidrBlock : VPC_CIDR,
    availabilityZones: zones,
    privateSubnetIds: zones.map((_, index) => `subnet-0123456789abcdef${index}`),
    privateSubnetRouteTableIds: 'routeTables' in rest ? rest.routeTables : zones.map((_, index) => `rtb-0123456789abcdef${index}`),
  });
}

/** What `Vpc.fromLookup` answers at the first synthesis, before the CLI has looked; the stack needs an account. */
export function dummyVpc(stack: Stack, id: string = 'Vpc'): ec2.IVpc {
  Validations.of(stack).acknowledge({ id: 'CloudFormation-Validate::E1151', reason: "The dummy's ids, vpc-12345 and so on, have no valid form" });
  return ec2.Vpc.fromLookup(stack, id, { vpcName: 'main' });
}

/** A cluster without Auto Mode, node groups or self-managed add-ons. */
export function clusterOf(stack: Stack, vpc: ec2.IVpc): eks.Cluster {
  return new eks.Cluster(stack, 'Cluster', {
    vpc,
    version: eks.KubernetesVersion.V1_34,
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    bootstrapSelfManagedAddons: false,
  });
}

/** The same text as each kind of token that a user may pass. */
export function textTokens(stack: Stack, text: string): Array<[string, string]> {
  return [
    ['Lazy', Lazy.string({ produce: () => text })],
    ['Fn', Fn.importValue('Exported')],
    ['CfnParameter', new CfnParameter(stack, 'TextParameter').valueAsString],
  ];
}

/** The same number as each kind of token that a user may pass. */
export function numberTokens(stack: Stack, value: number): Array<[string, number]> {
  return [
    ['Lazy', Lazy.number({ produce: () => value })],
    ['CfnParameter', new CfnParameter(stack, 'NumberParameter', { type: 'Number' }).valueAsNumber],
  ];
}

/** A VPC of the app whose two subnets of /24 leave nearly all of it free. */
export function roomyVpc(stack: Stack = stackIn()): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
    availabilityZones: ['eu-west-1a'],
    natGateways: 1,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 24 },
    ],
  });
}
