import { App } from 'aws-cdk-lib';
import { IpamStack } from './ipam-stack';
import { planTable } from '../plan-table';

export const app = new App();
const { platform } = new IpamStack(app, 'Ipam', {
  env: { region: 'us-west-2' },
  poolId: 'ipam-pool-0123456789abcdef0',
  scopeId: 'ipam-scope-0123456789abcdef0',
});

console.log(planTable({ Ipam: platform }));
