import { CfnCondition, CfnParameter, CfnResource, Fn } from 'aws-cdk-lib';
import { add, applied, pinsStatements, StatedApp } from './stated';
import { PlainCluster, PlainParts, subnetOf } from '../../private/cdk-plain';

/*
 * All that the rules state of what is not known: what was not checked where values are known at deployment only or follow from
 * defaults of parameters, and how names are shown that CloudFormation puts together.
 */

const IMPORTED = { 'Fn::ImportValue': 'Elsewhere' };
const ON = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' };
const BY_ZONE = { ...ON, ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
const eniConfig = (name: unknown, subnet: unknown = 'subnet-1') => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet } });
const part = ({ stack, cluster }: PlainCluster, id: string, type: string, more: object = {}) => (
  add(stack, id, type, { ClusterName: cluster.ref, ...more }));
const profile = (plain: PlainCluster) => part(plain, 'Profile', 'AWS::EKS::FargateProfile', { PodExecutionRoleArn: 'arn', Selectors: [{ Namespace: 'x' }] });
const chart = (plain: PlainCluster) => part(plain, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', { Chart: 'aws-vpc-cni' });
const configs = ({ cluster }: PlainCluster) => applied(cluster, 'Configs', eniConfig('default'));
const addon = ({ addon: cni }: PlainCluster) => cni!;

/** Another cluster whose group takes addresses from a subnet of the app. */
const neighbour = ({ stack, subnets: [{ ref }] }: PlainCluster) => add(stack, 'Neighbour', 'AWS::EKS::Nodegroup', {
  ClusterName: 'neighbour', NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: [ref], ScalingConfig: { MinSize: 1, DesiredSize: 1, MaxSize: 1 },
});

/** A group in a subnet of which the size is not known. */
const elsewhere = (plain: PlainCluster) => part(plain, 'Elsewhere', 'AWS::EKS::Nodegroup', {
  NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: ['subnet-1'], ScalingConfig: { MinSize: 1, DesiredSize: 1, MaxSize: 1 },
});

/** A group of which the types are not known. */
const untyped = (plain: PlainCluster) => part(plain, 'Untyped', 'AWS::EKS::Nodegroup', {
  NodeRole: 'arn', InstanceTypes: [IMPORTED], Subnets: [plain.subnets[0].ref], ScalingConfig: { MinSize: 1, DesiredSize: 1, MaxSize: 1 },
});

/** What a parameter leaves out by default. */
const unwanted = (resource: CfnResource, wanted: string = 'yes') => {
  const [{ stack }, { node: { id } }] = [resource, resource];
  const parameter = new CfnParameter(stack, `${id}Wanted`, { default: 'no' });
  resource.cfnOptions.condition = new CfnCondition(stack, `Has${id}`, { expression: Fn.conditionEquals(parameter.valueAsString, wanted) });
};

/** What is of the cluster by the default of a parameter. */
const chosen = (resource: CfnResource, property: string, value: unknown) => {
  const [{ stack }, { node: { id } }] = [resource, resource];
  const parameter = new CfnParameter(stack, `${id}Chosen`, { default: 'yes' });
  const condition = new CfnCondition(stack, `Takes${id}`, { expression: Fn.conditionEquals(parameter.valueAsString, 'yes') });
  resource.addPropertyOverride(property, { 'Fn::If': [stack.resolve(condition.logicalId), value, 'x'] });
};

/** What was not checked because of one resource, and which property makes it a matter of that. */
const causes: Array<[id: string, parts: PlainParts, cause: (plain: PlainCluster) => CfnResource, by: string]> = [
  ['value-unchecked', {}, untyped, 'ClusterName'],
  ['subnet-size-unknown', {}, elsewhere, 'ClusterName'],
  ['subnet-use-unknown', {}, neighbour, 'Subnets.0'],
  ['vpc-cni-unseen', { env: null }, chart, 'ClusterName'],
  ['eni-configs-unseen', { env: ON }, addon, 'ClusterName'],
  ['fargate-pods-unknown', {}, profile, 'ClusterName'],
];

const zoned = ({ stack, subnets }: PlainCluster, ...zones: unknown[]) => subnets.forEach((subnet, index) => subnet.addPropertyOverride('AvailabilityZone', stack.resolve(zones[index])));
const regional = ({ stack }: PlainCluster) => {
  const region = new CfnParameter(stack, 'Region').valueAsString;
  return (letter: string) => Fn.join('', [region, letter]);
};
const listed = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });

/** Names of zones that CloudFormation puts together, and those that it selects. */
const NAMES: Array<[what: string, names: (plain: PlainCluster) => (index: number) => unknown]> = [
  ['joined', (plain) => { const zone = regional(plain); return (index) => zone('abcd'[index]); }],
  ['selected', () => listed],
];

const ofDefaults: StatedApp[] = [
  ...causes.flatMap(([id, parts, cause, by]): StatedApp[] => [
    [`${id} of what is there`, parts, cause],
    [`${id} of what a parameter leaves out by default`, parts, (plain) => unwanted(cause(plain))],
    [`${id} of what a parameter has there by default`, parts, (plain) => unwanted(cause(plain), 'no')],
    [`${id} of what is of the cluster by default`, parts, (plain) => {
      const resource = cause(plain);
      chosen(resource, by, plain.stack.resolve(by === 'ClusterName' ? plain.cluster.ref : plain.subnets[0].ref));
    }],
  ]),
  ['eni-configs-unseen where a parameter leaves ENIConfigs out by default', { env: ON }, (plain) => unwanted(configs(plain))],
  ['a type that is not known without a default, and wrong with it', {}, ({ stack, group }) => (group.instanceTypes = [new CfnParameter(stack, 'Type', { default: 'm99.large' }).valueAsString])],
];

const ofNames: StatedApp[] = NAMES.flatMap(([what, names]): StatedApp[] => [
  [`ENIConfigs of other zones, by names that are ${what}`, { env: BY_ZONE }, (plain) => {
    const name = names(plain);
    zoned(plain, name(0), name(1));
    applied(plain.cluster, 'Configs', eniConfig(name(2)), eniConfig(name(3)));
  }],
  [`ENIConfigs with subnets of other zones, by names that are ${what}`, { env: BY_ZONE }, (plain) => {
    const name = names(plain);
    zoned(plain, name(0), name(1));
    const pods = [2, 3].map((index) => subnetOf(plain.vpc, `Pods${index}`, `10.0.${64 * index}.0/18`, name(index) as string));
    applied(plain.cluster, 'Configs', ...pods.map(({ ref }, index) => eniConfig(name(index), ref)));
  }],
  [`ENIConfigs that nothing reads, by names that are ${what}`, { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false' } }, (plain) => {
    const name = names(plain);
    applied(plain.cluster, 'Configs', eniConfig(name(0)), eniConfig(name(1)));
  }],
  [`ENIConfigs after the group, by names that are ${what}`, { env: BY_ZONE }, (plain) => {
    const name = names(plain);
    zoned(plain, name(0), name(1));
    applied(plain.cluster, 'Configs', eniConfig(name(0)), eniConfig(name(1))).addResourceDependency(plain.group);
  }],
]);

/** Parts that may be the VPC CNI, and one that is not, beside the add-on and without it. */
const ofPlugins: StatedApp[] = ([
  ['an add-on whose name is not known', 'AWS::EKS::Addon', { AddonName: IMPORTED }],
  ['an add-on for a cluster that is not known', 'AWS::EKS::Addon', { AddonName: 'vpc-cni', ClusterName: IMPORTED }],
  ['a chart for a cluster that is not known', 'Custom::AWSCDK-EKS-HelmChart', { Chart: 'aws-vpc-cni', ClusterName: IMPORTED }],
  ['another add-on', 'AWS::EKS::Addon', { AddonName: 'metrics-server' }],
] as const).flatMap(([what, type, properties]): StatedApp[] => [
  [`the VPC CNI beside ${what}`, { env: {} }, (plain) => part(plain, 'Part', type, properties)],
  [`no VPC CNI beside ${what}`, { env: null }, (plain) => part(plain, 'Part', type, properties)],
  [`that of EKS beside ${what}`, { env: null, cluster: { bootstrapSelfManagedAddons: true } }, (plain) => part(plain, 'Part', type, properties)],
]);

// Defaults are those of all stacks where a finding is of no property, and what is of no known cluster may be of any.
pinsStatements([...ofDefaults, ...ofNames, ...ofPlugins], [...ofDefaults, ...ofPlugins].map(([what]) => what));
