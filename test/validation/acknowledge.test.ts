import { Acknowledgment, App, Stack, Validations } from 'aws-cdk-lib';
import { acknowledge } from '../../src/validation/acknowledge';

const RULES: readonly Acknowledgment[] = [
  'CloudFormation-Validate::F3006',
  'NIST.800.53.R4::NIST.800.53.R4-IAMNoInlinePolicy',
  'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonEKS_CNI_Policy]',
  'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
].map((id) => ({ id, reason: `why ${id} is as it is` }));

/** The metadata of a construct after its rules were acknowledged. */
const metadataAfter = (how: (stack: Stack) => void) => {
  const stack = new Stack(new App(), 'Stack');
  how(stack);
  return stack.node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
};

test('rules are acknowledged under the ids, and with the reasons, under which CDK acknowledges them', () => {
  const [ours, those] = [
    metadataAfter((stack) => acknowledge(stack, RULES)),
    metadataAfter((stack) => Validations.of(stack).acknowledge(...RULES)),
  ].map((entries) => entries.flatMap(({ data }) => Object.entries(data as object)));

  expect(ours).toEqual(those);
  expect(ours).toHaveLength(RULES.length);
});

test('there is one entry of metadata for all of them, without a stack trace, and none for no rule', () => {
  expect(metadataAfter((stack) => acknowledge(stack, RULES)).map(({ trace }) => trace)).toEqual([undefined]);
  expect(metadataAfter((stack) => acknowledge(stack, []))).toEqual([]);
});
