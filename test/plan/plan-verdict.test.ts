import { PlanStage } from '../../src/forecast';
import { PlanState } from '../../src/plan';
import { groupOf, nodesIn, planOf } from '../private/forecast-fixtures';

/** A plan of so many nodes that each take 10 to 20 addresses of one subnet for nodes. */
const planIn = (cidr: string | undefined, sizes: [number, number, number]) => planOf({
  subnets: [nodesIn('a', cidr)],
  nodegroups: [groupOf({ minSize: sizes[0], expectedSize: sizes[1], maxSize: sizes[2], podsPerNode: 8 })],
});

test.each<[PlanState, string | undefined, [number, number, number], PlanStage | undefined]>([
  [PlanState.FITS, '10.0.0.0/20', [1, 2, 3], PlanStage.CHANGEOVER],
  [PlanState.PASSING_SHORT, '10.0.0.0/24', [1, 2, 12], PlanStage.CHANGEOVER],
  [PlanState.PEAK_SHORT, '10.0.0.0/24', [1, 2, 40], PlanStage.PEAK],
  [PlanState.USUAL_SHORT, '10.0.0.0/24', [1, 39, 40], PlanStage.EXPECTED],
  [PlanState.UNKNOWN, undefined, [1, 2, 3], undefined],
])('is %s in %s for %p nodes', (state, cidr, sizes, stage) => {
  const { verdict } = planIn(cidr, sizes);
  expect(verdict).toMatchObject({ state, ...stage === undefined ? { unknownSubnets: ['nodes-a'] } : { stage, subnet: 'nodes-a', unit: 'addresses' } });
});

test('says what is taken of what there is', () => {
  const { verdict, subnets: [{ stages, addressSupply }] } = planIn('10.0.0.0/24', [1, 39, 40]);
  expect(verdict).toMatchObject({ taken: stages.find(({ stage }) => stage === PlanStage.EXPECTED)!.addresses, supply: addressSupply });
});

test('a shortage has its sums as data', () => {
  const plan = planIn('10.0.0.0/24', [1, 39, 40]);
  const [{ facts = [] }] = plan.findings.filter(({ id }) => id.endsWith(':subnet-overcommitted'));
  expect(facts.map(({ stage }) => stage)).toContain(PlanStage.EXPECTED);
  for (const { taken, supply, missing, unit } of facts) expect([unit, taken - supply]).toEqual(['addresses', missing]);
});

test('fits where nobody takes anything', () => {
  expect(planOf({ nodegroups: [] }).verdict).toEqual({ state: PlanState.FITS });
});
