import { App, Aspects, CfnResource } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodCapacityChecks } from '../../src';
import { plainCluster, saidOf } from '../private/cdk-plain';
import { findingsThrownBy } from '../private/findings-thrown';
import { saidBy } from '../private/statements';

const JUNK: unknown[] = [null, 1.5, '99999999999999999999', [null], {}, { 'Fn::GetAtt': ['Nobody', 'Arn'] }, { 'Fn::If': ['Condition', 'a', 'b'] }, [{ Ref: 'AWS::NoValue' }]];

const PROPERTIES: Record<string, string[]> = {
  Cluster: ['Name', 'ResourcesVpcConfig', 'ResourcesVpcConfig.SubnetIds', 'ResourcesVpcConfig.PublicAccessCidrs', 'Logging', 'Logging.ClusterLogging.EnabledTypes', 'KubernetesNetworkConfig', 'ComputeConfig', 'BootstrapSelfManagedAddons', 'Version'],
  Cni: ['AddonName', 'ClusterName', 'ConfigurationValues', 'ResolveConflicts', 'AddonVersion'],
  Group: ['ClusterName', 'Subnets', 'InstanceTypes', 'ScalingConfig', 'ScalingConfig.MinSize', 'ScalingConfig.MaxSize', 'UpdateConfig', 'LaunchTemplate', 'LaunchTemplate.Id', 'Labels', 'AmiType'],
  Subnet0: ['VpcId', 'CidrBlock', 'AvailabilityZone', 'Tags', 'Ipv4NetmaskLength'],
  Vpc: ['CidrBlock'],
  Template: ['LaunchTemplateData', 'LaunchTemplateData.MetadataOptions', 'LaunchTemplateData.BlockDeviceMappings', 'LaunchTemplateData.InstanceType'],
  Reservation: ['SubnetId', 'Cidr', 'ReservationType'],
  Block: ['VpcId', 'CidrBlock'],
};

const { stack, subnets, vpc, group } = plainCluster({ configuration: { eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } } } });
const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: { metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 } } });
group.addPropertyOverride('LaunchTemplate', { Id: template.ref, Version: '1' });
new ec2.CfnSubnetCidrReservation(stack, 'Reservation', { subnetId: subnets[0].ref, cidr: '10.0.32.0/19', reservationType: 'prefix' });
new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock: '100.64.0.0/16' });
const app = stack.node.root as App;
const before = saidOf(app);

test.each(Object.entries(PROPERTIES).flatMap(([id, names]) => names.map((name) => [id, name])))('nothing in place of %s.%s breaks the checks', (id, name) => {
  const resource = stack.node.findChild(id) as CfnResource;
  const [top] = name.split('.');
  const overrides = (resource as unknown as { rawOverrides: { Properties?: Record<string, unknown> } }).rawOverrides;
  const kept = overrides.Properties?.[top];
  for (const junk of JUNK) {
    resource.addPropertyOverride(name, junk);
    expect(saidOf(app).every((said) => / at /.test(said))).toBe(true);
  }
  delete overrides.Properties![top];
  if (kept !== undefined) overrides.Properties![top] = kept;

  expect(saidOf(app)).toEqual(before);
});

test.each(['env', 'init', 'eniConfig', 'enableWindowsIpam', 'warmWindowsIPTarget', 'tolerations'])('nothing in place of %s of the configuration does', (key) => {
  for (const junk of JUNK) {
    const { stack: other } = plainCluster({ configuration: { [key]: junk } });
    expect(saidOf(other.node.root as App).every((said) => / at /.test(said))).toBe(true);
  }
});

test.each(['ENABLE_PREFIX_DELEGATION', 'WARM_IP_TARGET', 'MAX_ENI', 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'ENI_CONFIG_LABEL_DEF'])('nothing in place of the variable %s does', (key) => {
  for (const junk of JUNK) {
    const { stack: other } = plainCluster({ env: { [key]: junk } });
    expect(saidOf(other.node.root as App).every((said) => / at /.test(said))).toBe(true);
  }
});

test.each([
  ['failOn', ['ChecksFailOn.ERROR', 'ChecksFailOn.WARNING', 'ChecksFailOn.NEVER']],
  ['lowestSeverity', ['FindingSeverity.ERROR', 'FindingSeverity.WARNING', 'FindingSeverity.INFO']],
  ['onOvercommit', ['OvercommitPolicy.FAIL_AT_EXPECTED', 'OvercommitPolicy.FAIL_AT_LARGEST', 'OvercommitPolicy.FAIL_AT_ANY', 'OvercommitPolicy.WARN']],
])('%s that is none of the choices is refused', (prop, choices) => {
  const said = saidBy(findingsThrownBy(() => new PodCapacityChecks({ [prop]: 'always' })));

  expect(said).toEqual([['checks-use.notAChoice', { prop, choices, got: '"always"' }]]);
});

describe('the checks in a place that they are not for', () => {
  test('as an aspect say where they belong', () => {
    const { stack: other } = plainCluster();
    Aspects.of(other).add(new PodCapacityChecks() as any);

    expect(saidBy(findingsThrownBy(() => (other.node.root as App).synth()))).toEqual([['checks-use.asAspect', {}]]);
  });

  test('as a validation of a construct too', () => {
    const { stack: other } = plainCluster();
    other.node.addValidation(new PodCapacityChecks() as any);

    expect(saidBy(findingsThrownBy(() => other.node.validate()))).toEqual([['checks-use.asValidation', {}]]);
  });

  test('show nothing of it: what is no aspect has no method of one', () => {
    expect(Object.keys(new PodCapacityChecks())).not.toContain('visit');
    expect('visit' in PodCapacityChecks.prototype).toBe(false);
  });
});
