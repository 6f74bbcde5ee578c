import { ReservationShare } from '../../src/addressing';
import { IpAssignment } from '../../src/capacity';
import { FleetForecast, FleetNetworking, FleetSpread, PlanStage, PodForecast, PodForecastProps } from '../../src/forecast';
import { CapacityPlan, CapacityPlanOptions, OvercommitPolicy } from '../../src/plan';
import { fleetForecast, fleetOf, generalTypes } from '../private/fleet-fixtures';
import { groupOf, limitsOf, nodesIn, planOf, podsIn, stageAt, takenOf } from '../private/forecast-fixtures';
import { factsNamed, factsOf, statementsOf } from '../private/statements';

const { MINIMUM, EXPECTED, PEAK, SURGE, CHANGEOVER } = PlanStage;
const STAGES = [MINIMUM, EXPECTED, PEAK, SURGE, CHANGEOVER];

/** The plan of fleets alone. */
const planned = (fleets: FleetForecast[], more?: Partial<PodForecastProps>, options?: CapacityPlanOptions) =>
  CapacityPlan.of(fleetForecast(fleets, more), options);

/** One pool of cap 110 over all types of m, c and r with 1,000 vCPUs. */
const general = (more: Partial<FleetForecast> = {}) => fleetOf({ instanceTypes: generalTypes(), maxPods: 110, limits: { cpu: 1000 }, ...more });

const idsOf = (plan: CapacityPlan) => statementsOf(plan.findings).map(({ id }) => id).filter((id) => /fleet|overcommit/.test(id));

describe('one pool of 1,000 vCPUs over all types of m, c and r', () => {
  const plan = planned([general()]);

  test('takes 3,500 prefixes by its limits, 3,850 within its budget and 7,000 while all are replaced', () => {
    expect(plan.fleets[0].stages.filter(({ stage }) => STAGES.includes(stage)).map(({ nodes, prefixes }) => [nodes, prefixes]))
      .toEqual([[0, 0], [0, 0], [500, 3500], [550, 3850], [1000, 7000]]);
  });

  test('takes them of the pod subnet of each zone, for nobody spreads its nodes', () => {
    expect(['a', 'b', 'c'].map((letter) => takenOf(plan, `pods-${letter}`, PEAK))).toEqual(Array(3).fill([500, 3500, 500]));
    expect(takenOf(plan, 'nodes-a', SURGE)).toEqual([550, 0, 550]);
    expect(stageAt(plan, 'pods-a', PEAK).prefixesLeft).toBe(2047 - 3500);
  });

  test('is a warning and no error, with what fits', () => {
    expect(idsOf(plan)).toEqual(Array(3).fill('fleet-limits-exceed-subnets'));
    expect(factsNamed(plan.findings, 'fleet-limits-exceed-subnets')[0]).toMatchObject({
      fleets: ['general'],
      unstated: ['general'],
      unspread: ['general'],
      stages: ['peak', 'surge', 'changeover', 'zone-lost'],
      prefixes: [3500, 3850, 7000, 3500],
      limits: ['limits.cpu'],
      fitting: [585],
      alwaysFitting: [293],
    });
  });

  test('says so in its document', () => {
    expect(plan.toJSON().fleets[0]).toMatchObject({ name: 'general', networking: 'vpc-cni', maxPods: 110, limited: true });
    expect(plan.toJSON().fleets[0].stages[3]).toEqual({ stage: 'peak', nodes: 500, prefixes: 3500, addresses: 3500 * 16 + 1000 });
    expect(plan.ceilingNodes).toBe(3 * 292);
  });
});

test('a limit that fits is no finding', () => {
  expect(idsOf(planned([general({ limits: { cpu: 293 } })]))).toEqual([]);
  expect(idsOf(planned([general({ limits: { cpu: 294 } })]))).not.toEqual([]);
});

test('groups and fleets are summed', () => {
  const plan = planned([general({ limits: { cpu: 100 } })], { nodegroups: [groupOf({ name: 'system', maxSize: 6 })] });

  expect(takenOf(plan, 'pods-a', PEAK)).toEqual([52, 364, 52]);
  expect(plan.totals.find(({ stage }) => stage === PEAK)!.nodes).toBe(56);
  expect(plan.zones[0].nodes).toBe(52);
});

test('what is likely and does not fit is an error by the policy, and what limits allow on top of it is not', () => {
  const fleets = [general({ expectedNodes: 450, limits: { cpu: 1000 } })];
  const small = { subnets: [nodesIn('a', '10.0.0.0/20'), podsIn('a', '100.64.0.0/17', { reservation: ReservationShare.HALF })] };
  const plan = planned(fleets, small);

  expect(idsOf(plan)).toEqual(['subnet-overcommitted']);
  expect(factsOf(plan.findings, 'subnet-overcommitted')).toMatchObject({
    stages: ['expected', 'largest', 'peak', 'surge', 'changeover'], nodes: [450, 450, 450, 495, 900], prefixes: [3150, 3150, 3150, 3465, 6300],
  });
  expect(idsOf(planned(fleets, small, { onOvercommit: OvercommitPolicy.WARN }))).toEqual(['subnet-overcommit-possible']);
});

test('what is likely and fits leaves the stages at which limits do not', () => {
  const plan = planned([general({ expectedNodes: 120, limits: { cpu: 1000 } })]);
  const [facts] = factsNamed(plan.findings, 'fleet-limits-exceed-subnets');

  expect(idsOf(plan)).toEqual(Array(3).fill('fleet-limits-exceed-subnets'));
  expect(facts).toMatchObject({ unstated: [], fitting: [585], alwaysFitting: [293], fitsSpread: true, alwaysFitsSpread: false });
});

test('an expected number above what one zone holds leaves no limit to lower to, and says that spreading helps', () => {
  const plan = planned([general({ expectedNodes: 420, limits: { cpu: 860 } })]);
  const [facts] = factsNamed(plan.findings, 'fleet-limits-exceed-subnets');

  expect(facts).toMatchObject({ stages: ['peak', 'surge', 'changeover', 'zone-lost'], fitting: [], alwaysFitting: [], fitsSpread: true });
});

describe('each way out ends it', () => {
  const fleets = [general({ limits: { cpu: 1000 } }), fleetOf({ name: 'batch', limits: { nodes: 80 } })];
  const plan = planned(fleets);
  const findings = plan.findings.filter(({ id }) => id.endsWith('fleet-limits-exceed-subnets'));
  const remedies = findings[0].remedies!;

  test('there are some, each as a line', () => {
    expect(remedies.length).toBeGreaterThan(1);
    expect(findings[0].fix!.slice(0, 2)).toEqual(remedies.slice(0, 2).map(({ fix }) => fix));
  });

  test.each(remedies.filter(({ changes }) => changes.some(({ property }) => property.startsWith('limits.'))))('$fix', ({ changes, stages }) => {
    const changed = fleets.map((fleet) => ({
      ...fleet,
      limits: {
        ...fleet.limits,
        ...Object.fromEntries(changes.filter(({ subject }) => subject === fleet.name)
          .map(({ property, value }) => [property.split('.')[1], value])),
      },
    }));
    const short = planned(changed).subnets.flatMap(({ stages: at }) => at.filter(({ fits }) => !fits)).map(({ stage }) => stage);

    expect(short.filter((stage) => stages === undefined || stages.includes(stage))).toEqual([]);
  });
});

test('a fleet without a limit is counted as is likely, and says what its subnets hold', () => {
  const plan = planned([fleetOf({ expectedNodes: 30 })]);

  expect(takenOf(plan, 'pods-a', PEAK)).toEqual([10, 70, 10]);
  expect(factsOf(plan.findings, 'fleet-without-limit')).toEqual({
    fleet: 'general', expected: 30, nodes: 292, type: 'm7i.large', limit: 'limits.cpu', most: 584,
  });
  expect(idsOf(planned([fleetOf({ expectedNodes: 30, limits: { cpu: 584 } })]))).toEqual([expect.stringContaining('exceed')].slice(1).concat(
    Array(3).fill('fleet-limits-exceed-subnets')));
});

test('a fleet of which nothing is known is a warning', () => {
  const plan = planned([fleetOf()], { subnets: [nodesIn('a', '10.0.0.0/26')], ipAssignment: IpAssignment.secondaryIp() });

  expect(idsOf(plan)).toEqual(['fleet-not-counted']);
  expect(factsOf(plan.findings, 'fleet-not-counted')).toEqual({ fleet: 'general', nodes: 1, type: 'm7i.large', limit: 'limits.cpu', most: 2 });
});

test('where a size is not known, nobody says what it holds', () => {
  expect(factsOf(planned([fleetOf()], { subnets: [nodesIn('a')] }).findings, 'fleet-not-counted')).toEqual({ fleet: 'general' });
});

test('types that a limit does not bound are named', () => {
  const plan = planned([fleetOf({ instanceTypes: limitsOf('m7i.large', 'c7i.32xlarge'), limits: { cpu: 100 } })]);

  expect(factsOf(plan.findings, 'fleet-types-unbound')).toEqual({
    fleet: 'general', types: ['c7i.32xlarge'], limit: 'limits.cpu', size: 'number of vCPUs',
  });
});

test('a static fleet whose limit is its size never replaces a node', () => {
  expect(idsOf(planned([fleetOf({ isStatic: true, minNodes: 6, limits: { nodes: 6 } })]))).toEqual(['static-fleet-stuck']);
  expect(idsOf(planned([fleetOf({ isStatic: true, minNodes: 6, limits: { nodes: 7 } })]))).toEqual([]);
});

test('700 nodes of an Auto Scaling group do not fit into two /26', () => {
  const subnets = [nodesIn('a', '10.0.0.0/26'), nodesIn('b', '10.0.0.64/26')];
  const asg = fleetOf({ name: 'workers', instanceTypes: limitsOf('m5.large'), limits: { nodes: 700 }, spread: FleetSpread.EVEN });
  const single = { subnets, ipAssignment: IpAssignment.secondaryIp() };

  expect(takenOf(planned([asg], single), 'nodes-a', PEAK)).toEqual([350, 0, 350 * 30]);
  expect(idsOf(planned([asg], single))).toEqual(Array(2).fill('fleet-limits-exceed-subnets'));
  expect(idsOf(planned([{ ...asg, expectedNodes: 700 }], single))).toEqual(Array(2).fill('subnet-overcommitted'));
});

test('64 instances of HyperPod take 81 addresses each', () => {
  const pods = fleetOf({ instanceTypes: limitsOf('p5.48xlarge'), networking: FleetNetworking.ONE_ENI, limits: { nodes: 64 }, expectedNodes: 64 });
  const plan = planned([pods], { subnets: [nodesIn('a', '10.0.0.0/20')] });

  expect(takenOf(plan, 'nodes-a', EXPECTED)).toEqual([64, 0, 64 * 81]);
  expect(plan.fleets[0].maxPods).toBe(51);
});

test('nodes elsewhere take nothing', () => {
  const plan = planOf({ fleets: [fleetOf({ networking: FleetNetworking.NONE, instanceTypes: [], limits: { nodes: 50 } })] });
  const without = planOf();

  expect(plan.subnets).toEqual(without.subnets);
  expect(plan.totals).toEqual(without.totals);
  expect(plan.ceilingNodes).toBe(without.ceilingNodes);
  expect(plan.fleets[0].stages.map(({ nodes }) => nodes)).toEqual([0, 0, 50, 55, 100]);
});

test('a plan without fleets says nothing of them', () => {
  expect(Object.keys(planOf().toJSON())).not.toContain('fleets');
});

test('modes count fleets too', () => {
  const plan = planned([general({ expectedNodes: 100, limits: { cpu: 400 } })]);

  expect(plan.modes.map(({ maxPods, pods }) => [maxPods, pods])).toEqual(expect.arrayContaining([[110, 200 * 108]]));
  expect(plan.modes.find(({ current }) => current)!.podSubnetAddresses).toBe(200 * 113);
  expect(plan.modes[0].maxPods).toBeLessThan(30);
});

/** Ten nodes; by single addresses, with prefixes, and by single addresses in subnets of their own: max pods and all pods. */
test.each<[string, Partial<FleetForecast>, number[][]]>([
  // 3 x 9 + 2 and 2 x 9 + 2 of m5.large; of 29, 110 and 20 two are on the host network
  ['pods that one of them has no room for', { podsPerNode: 60 }, [[29, 270], [110, 600], [20, 180]]],
  ['pods of daemon sets beside them', { podsPerNode: 60, daemonSetPods: 5 }, [[29, 270], [110, 650], [20, 180]]],
  ['a count that one of them has no room for', { maxPods: 90 }, [[29, 270], [90, 880], [20, 180]]],
  // Of m5.xlarge 58 and 44: nodes of it run 40 - 2 pods, those of m5.large 27 and 18.
  ['a count that one of two types has no room for', { maxPods: 40, instanceTypes: limitsOf('m5.large', 'm5.xlarge') }, [[29, 380], [40, 380], [20, 380]]],
])('modes of a fleet with %s', (_, fleet, expected) => {
  const { modes } = CapacityPlan.of(PodForecast.of({
    ipAssignment: IpAssignment.prefixDelegation(),
    subnets: [nodesIn('a', '10.0.0.0/16')],
    nodegroups: [],
    fleets: [fleetOf({ instanceTypes: limitsOf('m5.large'), limits: { nodes: 10 }, ...fleet })],
  }));

  expect([0, 1, 3].map((index) => [modes[index].maxPods, modes[index].pods])).toEqual(expected);
});

test.each<[string, FleetForecast[], string[]]>([
  ['of fleets alone', [fleetOf({ limits: { nodes: 10 } })], ['zone-loss-unplanned']],
  ['of nothing', [], []],
])('that no loss of a zone is planned is said where nodes are counted: %s', (_, fleets, expected) => {
  expect(statementsOf(planned(fleets, { zonesLost: 0 }).findings).map(({ id }) => id).filter((id) => id.startsWith('zone-loss'))).toEqual(expected);
});

test('other networking has no modes of the VPC CNI', () => {
  expect(planned([fleetOf({ networking: FleetNetworking.AUTO_MODE, limits: { cpu: 100 } })]).modes).toEqual([]);
});
