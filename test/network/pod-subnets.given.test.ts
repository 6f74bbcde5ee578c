import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import fc from 'fast-check';
import { ExistingCidr } from '../../src/network/existing-cidr';
import { IPodCidr } from '../../src/network/pod-cidr';
import { PodSubnets } from '../../src/network/pod-subnets';
import { IPodSubnets } from '../../src/network/pod-subnets-props';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { warningsOf } from '../private/cdk-assembly';
import { dummyVpc, importedVpc, stackIn } from '../private/cdk-fixtures';
import { expectRefusal, idOf, namesOf } from '../private/cdk-refusals';
import { findingsThrownBy } from '../private/findings-thrown';
import { rangeOf } from '../private/ipv4-oracle';
import { holds, relatedCidrTexts } from '../private/laws';

function subnets(stack: Stack, cidrs: Array<string | undefined>): ec2.ISubnet[] {
  return cidrs.map((ipv4CidrBlock, index) => ec2.Subnet.fromSubnetAttributes(stack, `Subnet${index}`, {
    subnetId: `subnet-${index}`, availabilityZone: `eu-west-1${'abcd'[index]}`, ipv4CidrBlock,
  }));
}

function given(stack: Stack, cidrs: Array<string | undefined>, cidr?: IPodCidr): IPodSubnets {
  return PodSubnets.fromSubnets(stack, 'Pods', subnets(stack, cidrs), { cidr });
}

function block(stack: Stack): SecondaryCidr {
  return new SecondaryCidr(stack, 'PodCidr', { vpc: importedVpc(stack), cidr: '100.64.0.0/16' });
}

describe('subnets that overlap', () => {
  test('fail, naming both and their CIDRs', () => {
    expectRefusal(() => given(stackIn(), ['100.64.0.0/18', '100.64.64.0/18', '100.64.32.0/19']), 'Stack/Pods',
      ['subnet-overlap', { first: 'subnet-0', firstCidr: '100.64.0.0/18', second: 'subnet-2', secondCidr: '100.64.32.0/19' }]);
  });

  test('fail once for each pair', () => {
    expectRefusal(() => given(stackIn(), ['100.64.0.0/18', '100.64.0.0/18', '100.64.0.0/16']), 'Stack/Pods',
      ['subnet-overlap', { first: 'subnet-0', firstCidr: '100.64.0.0/18', second: 'subnet-1', secondCidr: '100.64.0.0/18' }],
      ['subnet-overlap', { first: 'subnet-0', firstCidr: '100.64.0.0/18', second: 'subnet-2', secondCidr: '100.64.0.0/16' }],
      ['subnet-overlap', { first: 'subnet-1', firstCidr: '100.64.0.0/18', second: 'subnet-2', secondCidr: '100.64.0.0/16' }]);
  });

  test('by a token, without CIDR or of a VPC that has still to be looked up are not known', () => {
    const stack = stackIn({ account: '111111111111' });
    const token = new CfnParameter(stack, 'Cidr').valueAsString;

    expect(given(stack, [token, token, undefined, '100.64.0.0/16']).subnets).toHaveLength(4);
    expect(PodSubnets.fromSubnets(stack, 'Dummies', dummyVpc(stack).privateSubnets).subnets).toHaveLength(2);
  });

  test('are refused exactly if they share an address', () => {
    holds(fc.property(relatedCidrTexts(fc.integer({ min: 16, max: 28 }), fc.integer({ min: 16, max: 28 })), ([one, other]) => {
      const [first, second] = [rangeOf(one), rangeOf(other)];
      const overlap = first.first <= second.last && second.first <= first.last;

      if (overlap) expect(namesOf(findingsThrownBy(() => given(new Stack(), [one, other])))).toContain('subnet-overlap');
      else expect(given(new Stack(), [one, other]).subnets).toHaveLength(2);
    }), 60);
  });
});

describe('cidr', () => {
  test('is not compared by default', () => {
    expect(given(stackIn(), ['10.0.0.0/18']).subnets).toHaveLength(1);
  });

  test('holds subnets, and nothing is said', () => {
    const stack = stackIn();

    given(stack, ['100.64.0.0/18', '100.64.64.0/18'], block(stack));

    expect(stack.node.findChild('Pods').node.metadata).toEqual([]);
  });

  test('may be a range that the VPC has', () => {
    const stack = stackIn();
    const cidr = new ExistingCidr(stack, 'PodCidr', { vpc: importedVpc(stack), cidr: '10.0.128.0/17' });

    expectRefusal(() => given(stack, ['10.0.0.0/18', '10.0.128.0/18'], cidr), 'Stack/Pods',
      ['subnet-outside-block', { subnets: ['subnet-0'], cidrs: ['10.0.0.0/18'], block: '10.0.128.0/17', path: 'Stack/PodCidr' }]);
  });

  test.each([['apart from it', '10.0.0.0/18'], ['around it', '100.64.0.0/15'], ['beside it', '100.65.0.0/18']])('fails for a subnet %s, naming both', (_, cidr) => {
    const stack = stackIn();

    expectRefusal(() => given(stack, [cidr], block(stack)), 'Stack/Pods',
      ['subnet-outside-block', { subnets: ['subnet-0'], cidrs: [cidr], block: '100.64.0.0/16', path: 'Stack/PodCidr' }]);
  });

  test.each<[string, Array<string | undefined>, string[]]>([
    ['one subnet', ['100.64.0.0/18', undefined], ['subnet-1']],
    ['two subnets', [undefined, undefined], ['subnet-0', 'subnet-1']],
  ])('was not compared with %s that do not tell their CIDR, which is said', (_, cidrs, ids) => {
    const stack = stackIn();
    given(stack, cidrs, block(stack));

    const named = ids.map((subnet) => `'${subnet}'`).join(', ');
    expect(warningsOf(stack).filter((warning) => warning.startsWith('/Stack/Pods')))
      .toEqual([expect.stringMatching(`^/Stack/Pods: [^']* ${named} .* 100\\.64\\.0\\.0/16 .*\\[ack: ${idOf('value-unchecked')}\\]$`)]);
  });
});
