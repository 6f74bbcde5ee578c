import { App } from 'aws-cdk-lib';
import { Ipv6NodesStack } from './ipv6-nodes-stack';
import { ManagedNodesStack } from './managed-nodes-stack';
import { nodeTable } from './node-table';
import { OwnNodesStack } from './own-nodes-stack';

export const app = new App();
const env = { region: 'us-west-2' };
const managed = new ManagedNodesStack(app, 'ManagedNodes', { env });
const own = new OwnNodesStack(app, 'OwnNodes', { env });
const ipv6 = new Ipv6NodesStack(app, 'Ipv6Nodes', { env });

const groups = [managed, own, ipv6].flatMap(({ platform }) =>
  platform.nodegroups.map((group) => [group.node.id.replace(/^Nodegroup/, ''), group] as const),
);
console.log(nodeTable({ ...Object.fromEntries(groups), ...own.bootstraps, Karpenter: own.karpenter }));
