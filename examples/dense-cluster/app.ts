import { App } from 'aws-cdk-lib';
import { capacityTable } from './capacity-table';
import { DenseClusterStack } from './dense-cluster-stack';

export const app = new App();
const stack = new DenseClusterStack(app, 'DenseCluster', { env: { region: 'us-west-2' } });

console.log(capacityTable(stack.nodegroups));
