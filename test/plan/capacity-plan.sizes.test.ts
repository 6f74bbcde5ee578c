import { ReservationShare } from '../../src/addressing';
import { IpAssignment } from '../../src/capacity';
import { ChurnSimulation } from '../../src/churn';
import { Facts } from '../../src/findings/wording';
import { PodForecast, PodForecastProps, SubnetForecast } from '../../src/forecast';
import { SuggestionKind } from '../../src/plan';
import { findingsThrownBy } from '../private/findings-thrown';
import { findingsNamed, fixed, limitsOf, nodesIn, planOf, podsIn, shortAt, takenOf } from '../private/forecast-fixtures';
import { factsOf, saidBy } from '../private/statements';

const PREFIXES = IpAssignment.prefixDelegation();
const SIZED: Partial<SubnetForecast> = { prefixLength: 24, reservation: ReservationShare.HALF };
const { HALF, THREE_QUARTERS, SEVEN_EIGHTHS } = ReservationShare;

test('the ceiling of a /18 with its upper half reserved is that of any /18: 73 nodes of 7 prefixes', () => {
  const plan = planOf({
    subnets: [nodesIn('a', '10.0.0.0/20'), podsIn('a', undefined, { prefixLength: 18, reservation: HALF })],
    nodegroups: [fixed(34)],
    ipAssignment: PREFIXES,
  });

  expect(takenOf(plan, 'pods-a')).toEqual([34, 238, 34]); // 34 * 7
  expect([plan.subnets[1].ceilingNodes, plan.ceilingNodes]).toEqual([73, 73]); // floor(511 / 7)
  expect(findingsNamed(plan.findings, 'subnet-size-unknown')).toEqual([]);
});

describe('a size that falls short', () => {
  const IN_ZONE = { sizes: ['/24'], zones: ['eu-west-1a'] };

  test.each<[string, Partial<PodForecastProps>, Facts]>([
    ['is called a size', { subnets: [nodesIn('a', '10.0.0.0/20'), podsIn('a', undefined, SIZED)], nodegroups: [fixed(2)] },
      { ...IN_ZONE, subnets: ['pods-a'], reserved: true, blocks: 7, ...shortAt({ 'minimum, expected, peak': [2, 14, 7, 2, 0], 'surge, changeover': [4, 28, 21, 4, 0] }) }],
    ['beside nodes', { subnets: [nodesIn('a', undefined, { prefixLength: 24 })], nodegroups: [fixed(3)] }, { ...IN_ZONE, subnets: ['nodes-a'] }],
  ])('%s', (_, props, expected) => {
    const facts = factsOf(planOf({ ...props, ipAssignment: PREFIXES }).findings, 'subnet-overcommitted');

    expect(facts).toMatchObject(expected);
    expect(JSON.stringify(facts)).not.toMatch(/\d\.\d/);
  });
});

test('others that are not stated are asked for, as the size is known', () => {
  const { findings } = planOf({ subnets: [nodesIn('a', undefined, { prefixLength: 20, otherAddresses: undefined })] });

  expect(factsOf(findings, 'subnet-use-unknown')).toEqual({ subnets: ['nodes-a'] });
});

describe('suggestions', () => {
  const changes = (subnet: Partial<SubnetForecast>, podsPerNode: number, kind: SuggestionKind) => planOf({
    subnets: [nodesIn('a', undefined, { prefixLength: 24, ...subnet })], nodegroups: [fixed(1, { podsPerNode })], ipAssignment: PREFIXES,
  }).suggestions.filter((each) => each.kind === kind).map(({ change }) => change);

  test.each<[string, Partial<SubnetForecast>, number, string]>([
    ['one range', {}, 4, 'reserve a /25 from its top down for prefixes (ReservationShare.HALF)'], // 3 * 2 of 7
    ['two ranges', {}, 20, 'reserve a /25 and a /26 from its top down for prefixes (ReservationShare.THREE_QUARTERS)'], // 3 * 3 of 11
    ['more of it', { reservation: HALF }, 20, 'reserve a /25 and a /26 from its top down for prefixes (ReservationShare.THREE_QUARTERS)'],
    ['more, which holds what is reserved', { reservation: THREE_QUARTERS }, 40,
      'reserve a /25 and a /26 and a /27 from its top down for prefixes (ReservationShare.SEVEN_EIGHTHS)'], // 3 * 4 of 13
  ])('of a reservation name sizes: %s', (_, subnet, podsPerNode, change) => {
    expect(changes(subnet, podsPerNode, SuggestionKind.RESERVATION)).toEqual([change]);
  });

  test('of a share of a block name its ranges', () => {
    expect(changes({ cidr: '10.0.0.0/24', prefixLength: undefined, reservation: HALF }, 20, SuggestionKind.RESERVATION))
      .toEqual(['reserve 10.0.0.128/25, 10.0.0.64/26 for prefixes (ReservationShare.THREE_QUARTERS)']);
  });

  test('of subnets for pods know the size that is there', () => {
    const reasons = (prefixLength: number) => planOf({
      subnets: [nodesIn('a', '10.0.0.0/20'), podsIn('a', undefined, { prefixLength, reservation: HALF })], nodegroups: [fixed(9)], ipAssignment: PREFIXES,
    }).suggestions.filter(({ kind }) => kind === SuggestionKind.POD_SUBNETS).map(({ reason }) => reason);

    expect(reasons(20)).toEqual([]); // 18 * 7 = 126 of 127
    expect(reasons(18)).toEqual(['these are the smallest with which every stage fits, with up to 18 nodes per zone, and the present ones are /18']);
  });
});

describe('a simulation', () => {
  const scenarioOf = (subnet: Partial<SubnetForecast>) => ChurnSimulation.scenarioOf(PodForecast.of({
    subnets: [nodesIn('a', undefined, subnet)], nodegroups: [fixed(1)], ipAssignment: PREFIXES,
  }));

  test('takes a share of a block as its ranges', () => {
    expect(scenarioOf({ cidr: '10.0.0.0/20', reservation: THREE_QUARTERS }).subnets[0]).toMatchObject({ cidr: '10.0.0.0/20', reservations: ['10.0.8.0/21', '10.0.4.0/22'] });
  });

  test('fails where the size alone is known', () => {
    expect(saidBy(findingsThrownBy(() => scenarioOf({ prefixLength: 20 })))).toEqual([['simulation.unknownBlock', { subnets: ['nodes-a'] }]]);
  });
});

describe('another share of the subnet as it is', () => {
  /** A /23 under prefixes, with m5.large of two prefixes and i3.large of twenty single addresses. */
  const shareFor = (reservation: ReservationShare, m5: number, i3: number) => {
    const groups = [fixed(m5, { podsPerNode: 5 }), fixed(i3, { name: 'old', instanceTypes: limitsOf('i3.large'), podsPerNode: 5 })];
    const plan = planOf({
      ipAssignment: PREFIXES,
      subnets: [nodesIn('a', undefined, { prefixLength: 23, reservation })],
      nodegroups: groups.filter(({ maxSize }) => maxSize > 0),
    });
    const [shortage] = plan.findings.filter(({ id }) => /overcommit/.test(id));
    return shortage?.remedies?.[0].changes.map(({ value }) => value);
  };

  test.each<[string, ReservationShare, number, number, ReservationShare]>([
    // 15, 23 and 27 blocks.
    ['larger: the least that does', HALF, 5, 0, THREE_QUARTERS], // 2 x 5 x 2 = 20
    ['larger: the largest where that alone does', HALF, 6, 0, SEVEN_EIGHTHS], // 2 x 6 x 2 = 24
    ['larger by one', THREE_QUARTERS, 6, 0, SEVEN_EIGHTHS],
    // 252, 124 and 60 addresses outside of them.
    ['smaller: the largest that does', SEVEN_EIGHTHS, 1, 2, THREE_QUARTERS], // with a surge 3 + 4 x 20 = 83
    ['smaller: the smallest where that alone does', SEVEN_EIGHTHS, 1, 5, HALF], // at a changeover 2 + 2 x 5 x 20 = 202
    ['smaller by one', THREE_QUARTERS, 1, 5, HALF],
  ])('%s', (_, present, m5, i3, share) => {
    expect(shareFor(present, m5, i3)).toEqual([share]);
  });

  test('is none where the present one does', () => {
    expect([shareFor(SEVEN_EIGHTHS, 6, 0), shareFor(HALF, 1, 5)]).toEqual([undefined, undefined]);
  });
});
