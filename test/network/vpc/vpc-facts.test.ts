import { CfnParameter } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { isSameVpc, vpcCidrFacts, vpcName, vpcZones } from '../../../src/network/vpc/vpc-facts';
import { importedVpc, stackIn, vpcOf, zoneAgnosticVpc } from '../../private/cdk-fixtures';


describe('vpcCidrFacts', () => {
  test('knows all of a VPC that the app makes', () => {
    const { primary, unseen } = vpcCidrFacts(vpcOf(stackIn()));

    expect(primary?.toString()).toBe('10.0.0.0/16');
    expect(unseen).toBeUndefined();
  });

  test('knows the primary block of an imported one, and that there may be others', () => {
    const { primary, unseen } = vpcCidrFacts(importedVpc(stackIn(), { vpcCidrBlock: '192.168.0.0/20' }));

    expect(primary?.toString()).toBe('192.168.0.0/20');
    expect(unseen).toBe('imported');
  });

  test('knows no block of one that was imported without', () => {
    expect(vpcCidrFacts(importedVpc(stackIn(), { vpcCidrBlock: undefined }))).toEqual({ unseen: 'importedWithout' });
  });

  test('knows no block of one that was imported with a token', () => {
    const stack = stackIn();
    const vpcCidrBlock = new CfnParameter(stack, 'Cidr').valueAsString;

    expect(vpcCidrFacts(importedVpc(stack, { vpcCidrBlock }))).toEqual({ unseen: 'importedWithout' });
  });

  test('knows no block of one that has still to be looked up', () => {
    const stack = stackIn({ account: '111111111111' });

    expect(vpcCidrFacts(ec2.Vpc.fromLookup(stack, 'Vpc', { isDefault: true }))).toEqual({ unseen: 'notLookedUp' });
  });

  test('knows no block of one that IPAM allocates', () => {
    const vpc = new ec2.Vpc(stackIn(), 'Vpc', {
      ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 20 }),
    });

    expect(vpcCidrFacts(vpc)).toEqual({ unseen: 'allocated' });
  });
});

describe('vpcZones', () => {
  test('are those of the private subnets, in their order and each once', () => {
    expect(vpcZones(importedVpc(stackIn(), { zones: ['eu-west-1b', 'eu-west-1a', 'eu-west-1b'] }))).toEqual(['eu-west-1b', 'eu-west-1a']);
  });

  test('leave out the zones that a VPC keeps room for', () => {
    const vpc = new ec2.Vpc(stackIn(), 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'], reservedAzs: 2 });

    expect(vpcZones(vpc)).toEqual(['eu-west-1a', 'eu-west-1b']);
  });

  test('are all zones of a VPC without private subnets', () => {
    const subnetConfiguration = [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC }];
    const vpc = new ec2.Vpc(stackIn(), 'Vpc', { availabilityZones: ['eu-west-1c', 'eu-west-1a'], reservedAzs: 1, subnetConfiguration });

    expect(vpcZones(vpc)).toEqual(['eu-west-1c', 'eu-west-1a']);
  });

  test('are tokens where the Region is not known', () => {
    const stack = stackIn({ region: undefined });

    expect(stack.resolve(vpcZones(zoneAgnosticVpc(stack)))).toEqual([0, 1].map((index) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] })));
  });
});

describe('isSameVpc', () => {
  test('goes by the id of imported ones, and by the object otherwise', () => {
    const stack = stackIn();
    const own = vpcOf(stack, ['eu-west-1a'], 'Own');
    const imported = importedVpc(stack, { id: 'One' });

    expect(isSameVpc(own, own)).toBe(true);
    expect(isSameVpc(own, vpcOf(stack, ['eu-west-1a'], 'Other'))).toBe(false);
    expect(isSameVpc(imported, importedVpc(stackIn(), { id: 'Two' }))).toBe(true);
    expect(isSameVpc(imported, importedVpc(stack, { id: 'Three', vpcId: 'vpc-other' }))).toBe(false);
    expect(isSameVpc(imported, own)).toBe(false);
  });
});

test('vpcName is the path of one that the app makes, the id of an imported one, the path where that is a token', () => {
  const stack = stackIn();

  expect(vpcName(vpcOf(stack, ['eu-west-1a'], 'Own'))).toBe('Stack/Own');
  expect(vpcName(importedVpc(stack, { id: 'Imported' }))).toBe('vpc-0123456789abcdef0');
  expect(vpcName(importedVpc(stack, { id: 'ByToken', vpcId: new CfnParameter(stack, 'Id').valueAsString }))).toBe('Stack/ByToken');
});
