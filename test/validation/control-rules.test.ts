import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { acknowledgeControlRule } from '../../src/validation/control-rules';
import { REPORT_ONLY, reviewOf } from '../security/review';

test('the rule is acknowledged in all packs that have it, on one resource and no other', () => {
  const app = new App({ context: REPORT_ONLY });
  const stack = new Stack(app, 'Stack');
  const [one] = ['One', 'Other'].map((id) => new logs.LogGroup(stack, id));

  acknowledgeControlRule(one.node.defaultChild as CfnResource, 'CloudWatchLogGroupEncrypted', 'The reason');

  const { packs } = reviewOf(app);
  const PACKS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'];
  expect(packs.flatMap(({ acknowledged }) => acknowledged)).toEqual(PACKS.map((pack) => (
    { rule: `${pack}-CloudWatchLogGroupEncrypted`, resource: 'Stack/One/Resource', at: 'Stack/One/Resource', reason: 'The reason' })));
  expect(packs.flatMap(({ unacknowledged }) => unacknowledged)).toEqual(PACKS.map((pack) => (
    { rule: `${pack}-CloudWatchLogGroupEncrypted`, resource: 'Stack/Other/Resource' })));
});
