import { App } from 'aws-cdk-lib';
import { ClusterStack } from './cluster-stack';
import { NetworkStack } from './network-stack';
import { planTable } from '../plan-table';

export const app = new App();
const env = { region: 'us-west-2' };
const { vpc, pods } = new NetworkStack(app, 'Network', { env });
const { platform } = new ClusterStack(app, 'Cluster', { env, vpc, pods });

console.log(planTable({ Cluster: platform }));
