import { IpAssignment } from '../../src/capacity';
import { ChurnSimulation } from '../../src/churn';
import { NodegroupForecast, PlanStage, PodForecast, PodForecastProps } from '../../src/forecast';
import { SuggestionKind } from '../../src/plan';
import { PlanReport } from '../../src/render';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { fixed, limitsOf, nodesIn, planOf, podsIn, takenOf } from '../private/forecast-fixtures';
import { factsNamed, saidBy } from '../private/statements';

const PREFIXES = IpAssignment.prefixDelegation();
const SMALL: Partial<NodegroupForecast> = { instanceTypes: limitsOf('t3.small'), maxPods: 110 };
const SUBNETS = [nodesIn('a', '10.0.0.0/20'), podsIn('a', '100.64.0.0/20')];
const DISCOVERY: Partial<PodForecastProps> = { subnets: SUBNETS, subnetDiscovery: true, ipAssignment: PREFIXES };

describe('ten nodes whose ENIs beyond the primary one are in subnets found by their tag', () => {
  test.each<[string, Partial<NodegroupForecast>, Partial<PodForecastProps>, number[], number[]]>([
    // of the node subnet and of the pod subnet: nodes, prefixes, single addresses
    ['t3.small, prefixes', SMALL, {}, [10, 30, 10], [10, 40, 20]], // 3 of 7 slots and 1 ENI; 4 of 7 and 2 ENIs
    ['m5.large, prefixes: all on the primary ENI', { maxPods: 110 }, {}, [10, 70, 10], [0, 0, 0]], // 7 of 9 slots
    ['m5.large, single addresses', {}, { ipAssignment: IpAssignment.secondaryIp() }, [10, 0, 100], [10, 0, 200]], // 1 + 9; 2 + 18
    ['m5.large, with a trunk, which stays', {}, { ipAssignment: IpAssignment.secondaryIp(), trunkEni: true }, [10, 0, 110], [10, 0, 100]], // 1 + 1 + 9; 1 + 9
    ['m5.large, with branch pods, which stay', { branchPods: 2 }, { ipAssignment: IpAssignment.secondaryIp(), trunkEni: true }, [10, 0, 130], [10, 0, 100]], // 11 + 2
    ['t3.small and m5.large, of each kind the most', { instanceTypes: limitsOf('t3.small', 'm5.large'), maxPods: 110 }, {}, [10, 70, 10], [10, 40, 20]],
  ])('%s', (_, group, props, ofNodes, ofPods) => {
    const plan = planOf({ ...DISCOVERY, nodegroups: [fixed(10, group)], ...props });

    expect([takenOf(plan, 'nodes-a'), takenOf(plan, 'pods-a')]).toEqual([ofNodes, ofPods]);
  });

  test('have the pod count of all ENIs', () => {
    const { nodegroups, forecast } = planOf({ ...DISCOVERY, ipAssignment: undefined });

    expect(nodegroups[0].maxPods).toBe(29); // 3 * 9 + 2, not 2 * 9 + 2
    expect([forecast.customNetworking, forecast.subnetDiscovery]).toEqual([false, true]);
  });

  test('have a ceiling by the subnets that they use', () => {
    const ceilings = (group: Partial<NodegroupForecast>) => {
      const { subnets, ceilingNodes } = planOf({ ...DISCOVERY, nodegroups: [fixed(10, group)] });
      return [...subnets.map((subnet) => subnet.ceilingNodes), ceilingNodes];
    };

    expect(ceilings(SMALL)).toEqual([83, 61, 61]); // floor(4091 / (3 * 16 + 1)); floor(4091 / (4 * 16 + 2))
    expect(ceilings({ maxPods: 110 })).toEqual([36, undefined, 36]); // floor(4091 / 113); nobody uses the tagged one
  });

  test('of two groups each is counted where it is', () => {
    const plan = planOf({ ...DISCOVERY, nodegroups: [fixed(10, SMALL), fixed(10, { name: 'large', maxPods: 110 })] });

    expect([takenOf(plan, 'nodes-a'), takenOf(plan, 'pods-a')]).toEqual([[20, 100, 20], [10, 40, 20]]); // 30 + 70
    expect(plan.zones[0].ceilingNodes).toBe(50); // floor(4091 * 20 / 1620) of the mix; the tagged one floor(61 * 20 / 10)
    expect(plan.totals[2]).toMatchObject({ addresses: 20 * 113 + 20, enis: 40 }); // 10 * (115 + 113); 10 * 3 + 10
  });

  test('that a subnet stays unused is not said of the plan: the node group says it', () => {
    expect(namesOf(planOf({ ...DISCOVERY, nodegroups: [fixed(1, { maxPods: 110 })], zonesLost: 0 }).findings)).not.toContain('discovery-unused');
  });
});

describe('modes', () => {
  const { modes } = planOf({ ...DISCOVERY, nodegroups: [fixed(10, SMALL)] });

  test('show the present one last, as it is', () => {
    expect(modes.map(({ current }) => current)).toEqual([false, false, false, false, false, true]);
    expect(modes[5]).toEqual({
      ipAssignment: 'prefix-delegation',
      customNetworking: false,
      subnetDiscovery: true,
      reserved: false,
      current: true,
      maxPods: 110,
      pods: 1080,
      nodesForPods: 10,
      nodeSubnetAddresses: 490, // 10 * (3 * 16 + 1)
      podSubnetAddresses: 660, // 10 * (4 * 16 + 2)
      idlePodAddresses: 40,
      smallestSubnet: 21, // 20 * 66 = 1,320 of 2,043
    });
  });

  test('compare it with custom networking in the same subnets, and with none of them', () => {
    expect(modes[4]).toMatchObject({ customNetworking: true, maxPods: 98, nodeSubnetAddresses: 10, podSubnetAddresses: 980 }); // 2 * 3 * 16 + 2; 96 + 2
    expect(modes[1]).toMatchObject({ customNetworking: false, maxPods: 110, nodeSubnetAddresses: 1150, podSubnetAddresses: 0 }); // 7 * 16 + 3
    expect(modes.slice(0, 5).map(({ subnetDiscovery }) => subnetDiscovery)).toEqual(Array(5).fill(undefined));
  });

  test('know what is reserved of either subnet', () => {
    const reserved = (subnets: PodForecastProps['subnets']) => planOf({ ...DISCOVERY, subnets, nodegroups: [fixed(1, SMALL)] }).modes[5].reserved;

    expect(reserved([SUBNETS[0], podsIn('a', '100.64.0.0/20', { reservations: ['100.64.8.0/21'] })])).toBe(true);
    expect(reserved([nodesIn('a', '10.0.0.0/20', { reservations: ['10.0.8.0/21'] }), SUBNETS[1]])).toBe(true);
  });
});

describe('what falls short', () => {
  const shortOf = (props: Partial<PodForecastProps>) => {
    const { findings } = planOf({ ...DISCOVERY, ...props });
    return factsNamed(findings, 'subnet-overcommitted');
  };

  test('a tagged subnet is to be larger', () => {
    expect(shortOf({ subnets: [SUBNETS[0], podsIn('a', '100.64.0.0/24')], nodegroups: [fixed(10, SMALL)] }))
      .toMatchObject([{ subnets: ['pods-a'], way: 'taggedSubnet', length: 20, upperHalf: true, mostNodes: 3, groups: [] }]); // 80 of 127; floor(251 / 66)
  });

  test('a subnet of nodes is relieved by custom networking', () => {
    expect(shortOf({ subnets: [nodesIn('a', '10.0.0.0/24'), SUBNETS[1]], nodegroups: [fixed(4, { maxPods: 110 })] })).toMatchObject([
      { subnets: ['nodes-a'], way: 'podSubnets', endsDiscovery: true, length: 21, slotBlock: 19, nodeLength: undefined, upperHalf: true, mostNodes: 2, groups: [] },
    ]); // 56 of 63
  });

  test('is suggested to be custom networking, which costs pods', () => {
    const { suggestions } = planOf({ ...DISCOVERY, subnets: [nodesIn('a', '10.0.0.0/24'), SUBNETS[1]], nodegroups: [fixed(10, SMALL)] });
    const [suggestion] = suggestions.filter(({ kind }) => kind === SuggestionKind.POD_SUBNETS);

    expect(suggestion.change).toMatch(/^pod subnets of \/\d+ in each zone, by custom networking in place of their tag, with their upper half reserved: /);
    expect(suggestion.cost).toContain('a node of web then runs 12 fewer pods'); // 108 - 96
  });

  test('nothing is suggested where everything fits', () => {
    expect(planOf({ ...DISCOVERY, nodegroups: [fixed(10, SMALL)] }).suggestions.map(({ kind }) => kind)).not.toContain(SuggestionKind.POD_SUBNETS);
  });
});

test('the zone that is left has the ENIs of all, in its own tagged subnet', () => {
  const subnets = [...SUBNETS, nodesIn('b', '10.0.16.0/20'), podsIn('b', '100.64.16.0/20')];

  expect(takenOf(planOf({ ...DISCOVERY, subnets, nodegroups: [fixed(10, SMALL)] }), 'pods-b', PlanStage.ZONE_LOST)).toEqual([10, 40, 20]);
});

test('the report says where pods are', () => {
  const text = PlanReport.of(planOf({ ...DISCOVERY, nodegroups: [fixed(1, SMALL)] })).toText(true).replace(/\s+/g, ' ');

  expect(text).toContain('Pods get prefixes (/28) in the subnets of the nodes first, then in those found by their tag.');
  expect(text).toMatch(/prefixes, node subnets and subnets found by their tag \(this plan\) 110/);
});

test('a simulation fails, as it has no tagged subnets', () => {
  const forecast = PodForecast.of({ subnets: SUBNETS, subnetDiscovery: true, nodegroups: [fixed(1)] });

  expect(saidBy(findingsThrownBy(() => ChurnSimulation.scenarioOf(forecast)))).toEqual([['simulation.discovery', {}]]);
});
