import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ExistingCidr, PodCapacityCluster, PodNetwork, PrefixReservation, SecondaryCidr } from '../../src';
import { FindingError } from '../../src/findings/finding-error';
import { identityOf } from '../../src/findings/identity';
import { stackIn, vpcOf } from '../private/cdk-fixtures';
import { namesOf } from '../private/cdk-refusals';

/*
 * Each construct that takes a CIDR says all that is wrong with a string at once, and shows one block for all. What it shows works.
 */

const VPC = '10.0.0.0/16';

const CONSTRUCTS: ReadonlyArray<readonly [name: string, make: (text: string) => unknown]> = [
  ['SecondaryCidr', (cidr) => {
    const stack = stackIn();
    return new SecondaryCidr(stack, 'Cidr', { vpc: new ec2.Vpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr(VPC) }), cidr });
  }],
  ['PodNetwork.secondaryCidr', (cidr) => {
    const stack = stackIn();
    return new PodCapacityCluster(stack, 'Platform', { version: eks.KubernetesVersion.V1_34, vpc: vpcOf(stack, ['eu-west-1a', 'eu-west-1b']), podNetwork: PodNetwork.secondaryCidr(cidr) });
  }],
  ['ExistingCidr', (cidr) => {
    const stack = stackIn();
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(VPC), maxAzs: 2, subnetConfiguration: [{ name: 'Nodes', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 20 }],
    });
    return new ExistingCidr(stack, 'Range', { vpc, cidr });
  }],
  ['the range of services', (serviceIpv4Cidr) => {
    const stack = stackIn();
    return new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_34, vpc: vpcOf(stack, ['eu-west-1a', 'eu-west-1b']), podNetwork: PodNetwork.nodeSubnets(), serviceIpv4Cidr,
    });
  }],
  ['the subnet of a reservation', (subnetCidr) => {
    const stack = stackIn();
    const subnet = ec2.Subnet.fromSubnetId(stack, 'Subnet', 'subnet-1');
    return new PrefixReservation(stack, 'Reserved', { subnet, subnetCidr });
  }],
  ['a reserved range', (cidr) => {
    const stack = stackIn();
    const subnet = ec2.Subnet.fromSubnetId(stack, 'Subnet', 'subnet-1');
    return new PrefixReservation(stack, 'Reserved', { subnet, subnetCidr: '10.0.0.0/18', cidrs: [cidr] });
  }],
];

const WRONG = [
  '100.64.0.0/8', '10.0.0.5/8', '10.0.0.5/16', '10.0.1.0/16', '172.20.0.0/8', '192.168.1.0/8', '11.0.0.1/8', '010.0.0.0/16', '10.00.0.0/33', ' 10.0.0.0/16', '10.0.0.0/16 ',
  '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/99', 'fd00::/56', '2001:db8::/32', '0x0a.0.0.0/8', 'ten', '', '/', '10.0.0/16', '10.0.0.256/16', '10.0.0.0/16/16', '-1.0.0.0/16',
];

function refusalOf(make: (text: string) => unknown, text: string): FindingError | undefined {
  try {
    make(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    return error;
  }
}

const shownBy = (error: FindingError) => [...new Set(error.findings.flatMap((finding) => {
  const { instead } = identityOf(finding)?.facts as { instead?: string };
  return instead === undefined ? [] : [instead];
}))];

describe.each(CONSTRUCTS)('%s', (_, make) => {
  test.each(WRONG)('refuses %p, and shows one block that it takes', (text) => {
    const refusal = refusalOf(make, text)!;
    expect(namesOf(refusal.findings)).toContain('invalid-cidr');

    const [instead, ...others] = shownBy(refusal);
    expect(others).toEqual([]);
    expect(refusalOf(make, instead)?.message).toBeUndefined();
  });
});

test.each<[string, string, string[], string]>([
  ['SecondaryCidr', '100.64.0.0/8', ['invalid-cidr', 'vpc-cidr-size'], '100.64.0.0/16'],
  ['SecondaryCidr', '10.0.0.5/16', ['invalid-cidr', 'vpc-cidr-overlap'], '10.1.0.0/16'],
  ['SecondaryCidr', '127.0.0.1/8', ['invalid-cidr', 'vpc-cidr-size', 'vpc-cidr-not-allowed'], '100.64.0.0/16'],
  ['SecondaryCidr', ' 100.64.0.1/29', ['invalid-cidr', 'invalid-cidr', 'vpc-cidr-size'], '100.64.0.0/16'],
  ['ExistingCidr', '10.0.0.5/17', ['invalid-cidr', 'subnet-overlap', 'subnet-overlap'], '10.0.128.0/17'],
  ['ExistingCidr', '10.9.0.5/17', ['invalid-cidr', 'vpc-cidr-absent'], '10.0.128.0/17'],
  ['the range of services', '100.64.0.1/8', ['invalid-cidr', 'service-cidr-overlap', 'service-cidr-overlap'], '10.16.0.0/12'],
  ['the subnet of a reservation', '10.0.0.1/8', ['invalid-cidr', 'vpc-cidr-size'], '10.0.0.0/16'],
])('%s says all that is wrong with %p at once', (name, text, ids, instead) => {
  const [, make] = CONSTRUCTS.find(([each]) => each === name)!;
  const refusal = refusalOf(make, text)!;

  expect(namesOf(refusal.findings)).toEqual(ids);
  expect(shownBy(refusal)).toContain(instead);
});
