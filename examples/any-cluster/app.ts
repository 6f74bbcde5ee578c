import { App } from 'aws-cdk-lib';
import { BatchStack } from './batch-stack';
import { CurrentStack } from './current-stack';
import { LegacyStack } from './legacy-stack';
import { planTable } from '../plan-table';

export const app = new App();
const env = { region: 'us-west-2' };
const legacy = new LegacyStack(app, 'Legacy', { env });
const current = new CurrentStack(app, 'Current', { env });
new BatchStack(app, 'Batch', { env, cluster: current.cluster, podNetworking: current.podNetworking });

console.log(planTable({ Legacy: legacy.planned, Current: current.planned }));
