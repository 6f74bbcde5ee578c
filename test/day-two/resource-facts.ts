import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';

/**
 * Properties that CloudFormation cannot change in place ("Update requires: Replacement"), of the resource types that these tests make
 * claims about, as the reference of each type has them. CDK's diff brings the same data; a test compares the two.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetcidrreservation.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpccidrblock.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-nodegroup.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-addon.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-cluster.html
 */
export const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::SubnetCidrReservation': ['Cidr', 'Description', 'ReservationType', 'SubnetId'],
  'AWS::EC2::VPCCidrBlock': ['CidrBlock', 'VpcId'],
  'AWS::EC2::Subnet': ['AvailabilityZone', 'CidrBlock', 'VpcId'],
  'AWS::EC2::VPC': ['CidrBlock'],
  'AWS::EKS::Nodegroup': ['AmiType', 'CapacityType', 'ClusterName', 'DiskSize', 'InstanceTypes', 'NodeRole', 'NodegroupName', 'RemoteAccess', 'Subnets'],
  'AWS::EKS::Addon': ['AddonName', 'ClusterName'],
  'AWS::EKS::Cluster': ['BootstrapSelfManagedAddons', 'EncryptionConfig', 'KubernetesNetworkConfig', 'Name', 'RoleArn'],
  'AWS::EC2::LaunchTemplate': ['LaunchTemplateName'],
};

/** Properties of the same types that CloudFormation changes in place ("Update requires: No interruption"), from the same pages. */
export const IN_PLACE: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::SubnetCidrReservation': ['Tags'],
  'AWS::EC2::VPCCidrBlock': [],
  'AWS::EC2::Subnet': ['MapPublicIpOnLaunch', 'Tags'],
  'AWS::EC2::VPC': ['EnableDnsHostnames', 'EnableDnsSupport', 'Tags'],
  'AWS::EKS::Nodegroup': ['ForceUpdateEnabled', 'Labels', 'LaunchTemplate', 'ReleaseVersion', 'ScalingConfig', 'Tags', 'Taints', 'UpdateConfig'],
  'AWS::EKS::Addon': ['AddonVersion', 'ConfigurationValues', 'PodIdentityAssociations', 'ResolveConflicts'],
  'AWS::EKS::Cluster': ['AccessConfig', 'Logging', 'ResourcesVpcConfig', 'Version'],
  'AWS::EC2::LaunchTemplate': ['LaunchTemplateData'],
};

/** What CDK's diff says of a change to one property of a type; undefined where it knows nothing of the property. */
export function impactOf(type: string, property: string): ResourceImpact | undefined {
  const having = (value: string) => ({ Resources: { It: { Type: type, Properties: { [property]: value } } } });
  const impact = fullDiff(having('one'), having('another')).resources.get('It').propertyUpdates[property].changeImpact;
  return impact === ResourceImpact.NO_CHANGE ? undefined : impact;
}

const known = new Map<string, boolean>();

/** Whether a change to the property makes another resource. Not where it only may. */
export function isCreateOnly(type: string, property: string): boolean {
  const key = `${type}.${property}`;
  if (!known.has(key)) known.set(key, impactOf(type, property) === ResourceImpact.WILL_REPLACE);
  return known.get(key)!;
}

/** What a value of a template refers to, as `Id` or `Id.Attribute`, in Ref, Fn::GetAtt and Fn::Sub, however deep. */
export function referencesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [inner as string];
    if (key === 'Fn::GetAtt') return [[inner].flat().join('.')];
    if (key !== 'Fn::Sub') return referencesOf(inner);
    const [text, ...variables] = [inner].flat();
    return [...[...String(text).matchAll(/\$\{([^!}]+)\}/g)].map(([, name]) => name), ...referencesOf(variables)];
  });
}

/**
 * A value as text that is equal for equal values: keys in order, short and long form of Fn::GetAtt alike. What a name refers to may be
 * renamed, so that the value of a resource that is made anew differs from the one before it.
 */
export function canonical(value: unknown, rename: (id: string) => string = (id) => id): string {
  const ordered = (each: any): unknown => {
    if (Array.isArray(each)) return each.map(ordered);
    if (each === null || typeof each !== 'object') return each;
    if ('Ref' in each) return { Ref: rename(each.Ref) };
    if ('Fn::GetAtt' in each) {
      const [id, ...attribute] = [each['Fn::GetAtt']].flat().join('.').split('.');
      return { 'Fn::GetAtt': [rename(id), attribute.join('.')] };
    }
    return Object.fromEntries(Object.keys(each).sort().map((key) => [key, ordered(each[key])]));
  };
  return JSON.stringify(ordered(value));
}
