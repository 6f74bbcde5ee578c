import { App, Stack } from 'aws-cdk-lib';
import { InstanceTypeLimits } from '../../../../src/capacity/instance-type-limits';
import { AlikePlans, PlanBasis } from '../../../../src/cluster/planning/document/alike-plans';
import { PodForecast } from '../../../../src/forecast/pod-forecast';
import { NodegroupForecast } from '../../../../src/forecast/pod-forecast-props';
import { SubnetForecast, SubnetPurpose } from '../../../../src/forecast/subnet-forecast';
import { CapacityPlan } from '../../../../src/plan/capacity-plan';
import { OvercommitPolicy } from '../../../../src/plan/overcommit-policy';
import { planDocument } from '../../../../src/plan/plan-document';

interface Other {
  readonly subnet?: Partial<SubnetForecast>;
  readonly group?: Partial<NodegroupForecast>;
  readonly growthPercent?: number;
  readonly onOvercommit?: OvercommitPolicy;
}

/** What the plan of a group in two subnets is made of, whose names begin with the path of a cluster. */
function basisAt(path: string, { subnet, group, growthPercent, onOvercommit = OvercommitPolicy.WARN }: Other = {}): PlanBasis {
  const [one, other] = [`${path}/One`, `${path}/Two`];
  const forecast = {
    subnets: [
      { name: one, zone: 'eu-west-1a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/22', otherAddresses: 0, ...subnet },
      { name: other, zone: 'eu-west-1b', purpose: SubnetPurpose.NODES, cidr: '10.0.4.0/23', otherAddresses: 0 },
    ],
    nodegroups: [{ name: 'General', instanceTypes: [InstanceTypeLimits.of('m5.large')], minSize: 2, maxSize: 20, pods: 200, subnets: [one, other], ...group }],
    growthPercent,
  };
  return { forecast, onOvercommit };
}

function planOf({ forecast, onOvercommit }: PlanBasis): CapacityPlan {
  return CapacityPlan.of(PodForecast.of(forecast), { onOvercommit });
}

/** The document of a plan, of which an app may know others. */
function documentIn(app: App, path: string, other?: Other): string {
  const basis = basisAt(path, other);
  const names = [path, ...basis.forecast.subnets.map(({ name }) => name)];
  return AlikePlans.of(app, basis).documentOf(names, () => documentOf(path, other));
}

function documentOf(path: string, other?: Other): string {
  return JSON.stringify(planDocument(planOf(basisAt(path, other)), undefined, [], path));
}

test('plans that differ in the paths of their subnets alone are worked out once', () => {
  const app = new App();
  const compared = jest.spyOn(CapacityPlan.prototype, 'modes', 'get');
  const paths = ['Dev/Platform', 'Prod/Platform'];
  const plans = paths.map((path) => planOf(basisAt(path)));
  const modes = paths.map((path, index) => AlikePlans.of(app, basisAt(path)).modesOf(plans[index]));
  const times = compared.mock.calls.length;
  compared.mockRestore();

  expect([times, ...modes]).toEqual([1, ...plans.map((plan) => plan.modes)]);
  expect(paths.map((path) => documentIn(app, path))).toEqual(paths.map((path) => documentOf(path)));
});

test('a document in which paths stand alone is written once', () => {
  const app = new App();
  const few: Other = { group: { maxSize: 2, pods: 20 } };
  const never = (): string => { throw new Error('it is known'); };
  documentIn(app, 'Dev/Platform', few);

  expect(AlikePlans.of(app, basisAt('C/P', few)).documentOf(['C/P', 'C/P/One', 'C/P/Two'], never)).toBe(documentOf('C/P', few));
});

test('what there is to say of one plan is not said of another one', () => {
  const app = new App();
  const said = ['Dev/Platform', 'Prod/Platform'].map((path) => {
    const basis = basisAt(path, { group: { maxSize: 900 } });
    return AlikePlans.of(app, basis).findingsOf(() => planOf(basis));
  });

  expect(said.map((findings) => findings.some(({ message }) => message.includes('Prod')))).toEqual([false, true]);
  expect(said[1]).toEqual(planOf(basisAt('Prod/Platform', { group: { maxSize: 900 } })).findings);
});

test('plans without findings are not worked out again for these', () => {
  const app = new App();
  const read = jest.fn(() => ({ findings: [] } as unknown as CapacityPlan));
  const said = ['Dev/Platform', 'Prod/Platform'].map((path) => AlikePlans.of(app, basisAt(path)).findingsOf(read));

  expect([said, read.mock.calls.length]).toEqual([[[], []], 1]);
});

test.each<[string, Other]>([
  ['zone', { subnet: { zone: 'eu-west-1b' } }],
  ['use by others', { subnet: { otherAddresses: 800 } }],
  ['instance type', { group: { instanceTypes: [InstanceTypeLimits.of('m5.4xlarge')] } }],
  ['limits of a type', { group: { instanceTypes: [InstanceTypeLimits.custom({ instanceType: 'm5.large', maxEnis: 2, ipv4PerEni: 10 })] } }],
  ['size', { group: { maxSize: 40 } }],
  ['choice of subnets', { group: { subnets: ['Dev/Platform/Two'] } }],
  ['growth', { growthPercent: 50 }],
  ['policy', { onOvercommit: OvercommitPolicy.FAIL_AT_ANY }],
  ['the order of names', { subnet: { name: 'Dev/Platform/Zwei' }, group: { subnets: ['Dev/Platform/Zwei', 'Dev/Platform/Two'] } }],
])('plans that differ in %s have a document of their own', (_, other) => {
  const app = new App();
  documentIn(app, 'Prod/Platform');

  expect(AlikePlans.of(app, basisAt('Dev/Platform', other))).not.toBe(AlikePlans.of(app, basisAt('Dev/Platform')));
  expect(documentIn(app, 'Dev/Platform', other)).toBe(documentOf('Dev/Platform', other));
});

test('each app plans for itself, and nodes in two modes are planned by themselves', () => {
  const basis = basisAt('Dev/Platform');
  const app = new App();

  expect(AlikePlans.of(new Stack(new App(), 'Stack').node.root, basis)).not.toBe(AlikePlans.of(app, basis));
  expect(AlikePlans.of(app, { ...basis, modes: new Map() })).not.toBe(AlikePlans.of(app, { ...basis, modes: new Map() }));
});
