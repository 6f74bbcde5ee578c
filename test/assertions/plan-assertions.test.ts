import { PlanAssertions } from '../../src/assertions';
import { IpAssignment } from '../../src/capacity';
import { PLAN_RISK_WORDS } from '../../src/findings/words/plan/plan-risks';
import { PlanStage } from '../../src/forecast';
import { findingsThrownBy } from '../private/findings-thrown';
import { fixed, groupOf, nodesIn, planOf } from '../private/forecast-fixtures';
import { saidBy } from '../private/statements';

const PREFIXES = IpAssignment.prefixDelegation();

/** Nodes of m5.large with prefixes in a /24, 14 blocks: seven for each. */
const small = (nodes: number) => planOf({ subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [fixed(nodes)], ipAssignment: PREFIXES });

/** The same where the block of the subnet is not known. */
const unknown = planOf({ subnets: [nodesIn('a')], nodegroups: [fixed(1)], ipAssignment: PREFIXES });
const on = PlanAssertions.fromPlan;

describe('reachesPods', () => {
  test('tells the pods of a group by its name', () => {
    expect(() => on(small(1)).reachesPods('web', 110)).not.toThrow();
    expect(() => on(small(1)).reachesPods('web', 111)).toThrow("a node of 'web' runs 110 pods by its m5.large, and 111 are wanted");
  });

  test.each([NaN, 0, -1, 1.5])('refuses %d, which no test can want', (pods) => {
    expect(saidBy(findingsThrownBy(() => on(small(1)).reachesPods('web', pods)))).toEqual([['numbers.belowLeast', { name: 'pods', of: 'reachesPods', least: 1, got: pods }]]);
  });

  test('fails for a group that the plan does not have', () => {
    expect(() => on(small(1)).reachesPods('batch', 1)).toThrow("the plan has no node group 'batch'; it has 'web'");
    expect(() => on(planOf({ nodegroups: [] })).reachesPods('web', 1)).toThrow("the plan has no node group 'web'; it has none");
  });
});

describe('fits', () => {
  test('passes where each stage fits', () => {
    expect(() => on(planOf()).fits()).not.toThrow();
    expect(() => on(small(2)).fits(PlanStage.PEAK)).not.toThrow();
  });

  test('fails with each subnet and stage that does not', () => {
    // 2 + max(2 x 1, 1) nodes in the surge, 2 x 2 in the changeover; 14 - 28 blocks
    expect(() => on(small(2)).fits()).toThrow(/every subnet should hold its nodes, and not all do:\n {2}'nodes-a' \(10\.0\.0\.0\/24\) at surge: -14 \/28 blocks .*\n {2}'nodes-a' .* at changeover: -14 /);
    expect(() => on(small(2)).fits(PlanStage.SURGE)).toThrow('every subnet should hold its nodes at surge, and not all do:');
  });

  test('fails for a stage that is not planned', () => {
    expect(() => on(small(1)).fits(PlanStage.ZONE_LOST)).toThrow("the plan has no stage 'zone-lost'; it has minimum, expected, peak, surge, changeover");
  });

  test('fails where what a subnet has is not known', () => {
    expect(() => on(unknown).fits(PlanStage.MINIMUM)).toThrow("'nodes-a' (block not known) at minimum: what it has is not known");
  });
});

describe('holdsNodes', () => {
  test('tells the ceiling', () => {
    expect(() => on(small(1)).holdsNodes(2)).not.toThrow(); // floor(14 / 7)
    expect(() => on(small(1)).holdsNodes(3)).toThrow('the subnets should hold 3 nodes, and hold 2; by zone: eu-west-1a 2');
  });

  test('fails where it is not known, or nothing runs', () => {
    expect(() => on(unknown).holdsNodes(1)).toThrow('hold a number that is not known; by zone: eu-west-1a not known');
    expect(() => on(planOf({ nodegroups: [] })).holdsNodes(1)).toThrow('by zone: none has nodes');
  });
});

test('holdsNodes refuses none, which any plan holds', () => {
  expect(saidBy(findingsThrownBy(() => on(small(1)).holdsNodes(0)))).toEqual([['numbers.belowLeast', { name: 'nodes', of: 'holdsNodes', least: 1, got: 0 }]]);
});

describe('hasHeadroom', () => {
  test.each([[1, 100], [2, 0]])('of %d nodes is %d percent of two that fit', (nodes, percent) => {
    expect(() => on(small(nodes)).hasHeadroom(percent)).not.toThrow();
    expect(() => on(small(nodes)).hasHeadroom(percent + 1)).toThrow(`a headroom of ${percent + 1} % is wanted, and it is ${percent} %: 2 nodes fit, and ${nodes} run at the peak`);
  });

  // In 4,091 addresses, 30 a node. Of two of them the quotient is no binary fraction: 29 / 100 x 100 is less than 29.
  test.each([[100, 129, 29], [100, 128, 28], [60, 100, 66], [50, 57, 14], [60, 129, 115], [99, 100, 1]])('of %d nodes of %d that fit is %d percent', (nodes, fitting, percent) => {
    const subnets = [nodesIn('a', '10.0.0.0/20', { otherAddresses: 4091 - fitting * 30 })];
    const plan = planOf({ subnets, nodegroups: [groupOf({ maxSize: nodes })] });

    expect(() => on(plan).hasHeadroom(percent)).not.toThrow();
    expect(() => on(plan).hasHeadroom(percent + 1)).toThrow(`it is ${percent} %: ${fitting} nodes fit, and ${nodes} run at the peak`);
  });

  test.each([NaN, -1, 0.5])('refuses %d, which no test can want', (percent) => {
    expect(saidBy(findingsThrownBy(() => on(small(1)).hasHeadroom(percent)))).toEqual([['numbers.belowLeast', { name: 'percent', of: 'hasHeadroom', least: 0, got: percent }]]);
  });

  test('is negative where the peak does not fit', () => {
    expect(() => on(small(4)).hasHeadroom(0)).toThrow('it is -50 %: 2 nodes fit, and 4 run at the peak'); // (2 - 4) / 4
  });

  test('fails where it is not known', () => {
    expect(() => on(unknown).hasHeadroom(0)).toThrow('it is not known: the size of a subnet is not known');
    expect(() => on(planOf({ nodegroups: [] })).hasHeadroom(0)).toThrow('it is not known: no node runs at the peak');
  });
});

describe('everyStageFits', () => {
  test('asks for the stages beyond the peak too', () => {
    const roomy = planOf({ nodegroups: [groupOf({ maxSize: 100 })] }); // 65,531 addresses; 2 x 30 a node in a changeover
    const percent = roomy.everyStageNodes! - 100;
    expect(() => on(roomy).everyStageFits(percent)).not.toThrow();
    expect(() => on(roomy).everyStageFits(percent + 1)).toThrow(
      `every stage should fit with ${percent + 1} % more nodes than the 100 at the peak, and all fit up to ${roomy.everyStageNodes}: `
      + "then changeover finds too few addresses in 'nodes-a'",
    );
  });

  test('fails where the peak fits and a changeover does not', () => {
    expect(() => on(small(2)).hasHeadroom(0)).not.toThrow();
    expect(() => on(small(2)).everyStageFits()).toThrow('every stage should fit with 0 % more nodes than the 2 at the peak, and all fit up to');
  });

  test.each([NaN, -1, 0.5])('refuses %d, which no test can want', (percent) => {
    expect(saidBy(findingsThrownBy(() => on(small(1)).everyStageFits(percent)))).toEqual([['numbers.belowLeast', { name: 'percent', of: 'everyStageFits', least: 0, got: percent }]]);
  });

  test('fails where it is not known', () => {
    expect(() => on(unknown).everyStageFits()).toThrow('it is not known: the size of a subnet is not known');
    expect(() => on(planOf({ nodegroups: [] })).everyStageFits()).toThrow('it is not known: no node runs at the peak');
  });
});

describe('findings', () => {
  const ID = 'cdk-eks-pod-capacity:subnet-overcommitted';

  test('hasFinding passes where there is one of the id', () => {
    expect(() => on(small(4)).hasFinding(ID)).not.toThrow();
    expect(() => on(planOf({ nodegroups: [groupOf()] })).hasFinding(ID)).toThrow(`the plan should have a finding ${ID}, and has others:\n  info: ${PLAN_RISK_WORDS.noZoneLoss.say({}).message}`);
  });

  test('hasNoFindings passes where there is none but those excepted', () => {
    expect(() => on(planOf()).hasNoFindings(['cdk-eks-pod-capacity:zone-loss-unplanned'])).not.toThrow();
    expect(() => on(small(4)).hasNoFindings()).toThrow(/the plan should have no findings, and there are \d+:\n {2}error: /);
    expect(() => on(small(4)).hasNoFindings(small(4).findings.map(({ id }) => id))).not.toThrow();
  });
});
