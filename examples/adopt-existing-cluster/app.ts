import { App, Stage } from 'aws-cdk-lib';
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
import { planTable } from '../plan-table';

/** Two clusters as people have them, at each step: every stage is the same app a commit later. */
export const app = new App();
const env = { region: 'us-west-2' };
const step = (number: number) => new Stage(app, `Step${number}`, { env });
const [today, adopted, third, fourth, dense] = [0, 1, 2, 3, 4].map(step);

new CurrentToday(today, 'Current', {});
new CurrentAdopted(adopted, 'Current', {});
const prefixes = new CurrentPrefixes(third, 'Current', {});
const podSubnets = new CurrentPodSubnets(fourth, 'Current', {});
const current = new CurrentDense(dense, 'Current', {});

new LegacyToday(today, 'Legacy', {});
new LegacyAdopted(adopted, 'Legacy', {});
const roomy = new LegacyPodSubnets(third, 'Legacy', {});
const between = new LegacyPrefixes(fourth, 'Legacy', {});
const legacy = new LegacyDense(dense, 'Legacy', {});

console.log(planTable({
  'Current 2': prefixes.planned,
  'Current 3': podSubnets.planned,
  'Current 4': current.planned,
  'Legacy 2': roomy.planned,
  'Legacy 3': between.planned,
  'Legacy 4': legacy.planned,
}));
