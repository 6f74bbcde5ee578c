import { App } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { stackIn } from './cdk-fixtures';

/** Synthesizes a subnet with such a switch, put there by an override, so that nothing but the validator can refuse it. */
const synthesized = (mapPublicIpOnLaunch: unknown) => {
  const stack = stackIn();
  new ec2.CfnSubnet(stack, 'Subnet', { vpcId: 'vpc-0123456789abcdef0', cidrBlock: '10.0.0.0/24' }).addPropertyOverride('MapPublicIpOnLaunch', mapPublicIpOnLaunch);
  return () => (stack.node.root as App).synth();
};

test('CDK validates the templates of tests', () => {
  expect(synthesized(false)).not.toThrow();
  expect(synthesized({ not: 'a switch' })).toThrow(/MapPublicIpOnLaunch/);
  expect(synthesized(true)).not.toThrow();
});
