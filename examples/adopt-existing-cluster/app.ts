import { App } from 'aws-cdk-lib';
import { CurrentToday } from './current-0-today';
import { CurrentAdopted } from './current-1-adopted';
import { CurrentPrefixes } from './current-2-prefixes';
import { CurrentPodSubnets } from './current-3-pod-subnets';
import { CurrentDense } from './current-4-dense';
import { LegacyToday } from './legacy-0-today';
import { LegacyAdopted } from './legacy-1-adopted';
import { LegacyPodSubnets } from './legacy-2-pod-subnets';
import { LegacyPrefixes } from './legacy-3-prefixes';
import { LegacyDense } from './legacy-4-dense';
import { Planned, planTable } from '../plan-table';

/** The same two stacks at each step, a commit after the other. */
const STEPS = [
  { Current: CurrentToday, Legacy: LegacyToday },
  { Current: CurrentAdopted, Legacy: LegacyAdopted },
  { Current: CurrentPrefixes, Legacy: LegacyPodSubnets },
  { Current: CurrentPodSubnets, Legacy: LegacyPrefixes },
  { Current: CurrentDense, Legacy: LegacyDense },
];

export const app = new App();
const env = { region: 'us-west-2' };

/** `cdk synth -c step=2` is the app at another step. */
const { Current, Legacy } = STEPS[Number(app.node.tryGetContext('step') ?? 3)];
const stacks = [new Current(app, 'Current', { env }), new Legacy(app, 'Legacy', { env })];

const planned = stacks.flatMap((stack): Array<[string, Planned]> => (
  'planned' in stack ? [[stack.stackName, stack.planned as Planned]] : []));
console.log(planTable(Object.fromEntries(planned)));
