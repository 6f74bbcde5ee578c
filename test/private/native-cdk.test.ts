/** @jest-environment-options {"validatesTemplates": true} */
import { App } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { stackIn } from './cdk-fixtures';

/** Synthesizes a subnet with such a switch, put there by an override, so that nothing but the validator can refuse it. */
const synthesized = (mapPublicIpOnLaunch: unknown, stack = stackIn()) => {
  new ec2.CfnSubnet(stack, 'Subnet', { vpcId: 'vpc-0123456789abcdef0', cidrBlock: '10.0.0.0/24' }).addPropertyOverride('MapPublicIpOnLaunch', mapPublicIpOnLaunch);
  return () => (stack.node.root as App).synth();
};

test('CDK validates the templates of tests', () => {
  expect(synthesized(false)).not.toThrow();
  expect(synthesized({ not: 'a switch' })).toThrow(/MapPublicIpOnLaunch/);
  expect(synthesized(true)).not.toThrow();
});

test("CDK reads this file's environment variables", () => {
  process.env.CDK_CONTEXT_JSON = '{"read":"here"}';
  try {
    expect(new App().node.tryGetContext('read')).toBe('here');
  } finally {
    delete process.env.CDK_CONTEXT_JSON;
  }
  expect(new App().node.tryGetContext('read')).toBeUndefined();
});

test("CDK prints on this file's console", () => {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  const printed = jest.spyOn(console, 'error').mockImplementation();
  try {
    synthesized({ not: 'a switch' }, stackIn({ app }))();
    expect(printed).toHaveBeenCalledWith(expect.stringContaining('Template validation'));
  } finally {
    printed.mockRestore();
  }
});
