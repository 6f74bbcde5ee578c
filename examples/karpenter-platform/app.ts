import { App } from 'aws-cdk-lib';
import { KarpenterPlatformStack } from './karpenter-platform-stack';

export const app = new App();
const stack = new KarpenterPlatformStack(app, 'KarpenterPlatform', { env: { region: 'us-west-2' } });

console.log(stack.fleetTable());
console.log(JSON.stringify(stack.manifests(), undefined, 2));
