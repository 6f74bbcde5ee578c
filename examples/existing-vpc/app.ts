import { App } from 'aws-cdk-lib';
import { AttributesStack } from './attributes-stack';
import { GivenSubnetsStack } from './given-subnets-stack';
import { LookedUpStack } from './looked-up-stack';
import { planTable } from '../plan-table';

export const app = new App();
const env = { account: '111122223333', region: 'us-west-2' };

console.log(planTable({
  LookedUp: new LookedUpStack(app, 'LookedUp', { env }).platform,
  Attributes: new AttributesStack(app, 'Attributes', { env }).platform,
  GivenSubnets: new GivenSubnetsStack(app, 'GivenSubnets', { env }).platform,
}));
