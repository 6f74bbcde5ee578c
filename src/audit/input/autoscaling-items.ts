import { Fields, Problems } from './fields';
import { Item } from './recognised-items';
import {
  RunningDisruptionBudget, RunningNodeClaim, RunningNodeClass, RunningNodePool,
} from '../model/running-autoscaling';

export function nodePoolOf({ value, path }: Item, problems: Problems): RunningNodePool | undefined {
  const fields = Fields.of(value, path, problems);
  const name = fields.child('metadata').needed('name');
  if (name === undefined) return undefined;
  const spec = fields.child('spec');
  const template = spec.child('template').child('spec');
  const nodeClass = template.child('nodeClassRef');
  return {
    name,
    nodeClass: nodeClass.text('name'),
    nodeClassKind: nodeClass.text('kind'),
    budgets: spec.child('disruption').children('budgets')
      .map((budget) => ({ nodes: budget.printed('nodes'), reasons: budget.texts('reasons') })),
    limits: spec.map('limits'),
    expireAfter: template.text('expireAfter'),
    terminationGracePeriod: template.text('terminationGracePeriod'),
  };
}

export function nodeClassOf({ value, path }: Item, problems: Problems): RunningNodeClass | undefined {
  const fields = Fields.of(value, path, problems);
  const name = fields.child('metadata').needed('name');
  if (name === undefined) return undefined;
  const spec = fields.child('spec');
  const maxPods = spec.child('kubelet').value('maxPods');
  return {
    name,
    maxPods: typeof maxPods === 'number' || typeof maxPods === 'string' ? maxPods : undefined,
    ipPrefixCount: spec.count('ipPrefixCount'),
    subnetIds: fields.child('status').children('subnets').flatMap((subnet) => subnet.text('id') ?? []),
  };
}

export function nodeClaimOf({ value, path }: Item, problems: Problems): RunningNodeClaim | undefined {
  const fields = Fields.of(value, path, problems);
  const metadata = fields.child('metadata');
  const name = metadata.needed('name');
  if (name === undefined) return undefined;
  const status = fields.child('status');
  return {
    name,
    node: status.text('nodeName') || undefined,
    instanceId: /(i-[0-9a-z]+)$/.exec(status.text('providerID') ?? '')?.[1],
    nodePool: metadata.map('labels')['karpenter.sh/nodepool'],
    drifted: status.children('conditions')
      .some((condition) => condition.text('type') === 'Drifted' && condition.text('status') === 'True'),
  };
}

export function disruptionBudgetOf({ value, path }: Item, problems: Problems): RunningDisruptionBudget | undefined {
  const fields = Fields.of(value, path, problems);
  const metadata = fields.child('metadata');
  const name = metadata.needed('name');
  if (name === undefined) return undefined;
  const status = fields.child('status');
  return {
    namespace: metadata.text('namespace') ?? 'default',
    name,
    disruptionsAllowed: status.count('disruptionsAllowed'),
    currentPods: status.count('currentHealthy'),
    expectedPods: status.count('expectedPods'),
  };
}
