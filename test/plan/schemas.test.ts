import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { CpuArchitecture, InstanceTypeLimits, IpAssignment, OperatingSystem, PodIpFamily, WarmPool, WindowsWarmPool } from '../../src/capacity';
import { main } from '../../src/cli/main';
import { PodForecastProps } from '../../src/forecast';
import { forecastFile } from '../../src/forecast/file/forecast-file';
import { OvercommitPolicy } from '../../src/plan';
import { PlanReport } from '../../src/render';
import { groupOf, nodesIn, planOf } from '../private/forecast-fixtures';
import { REPORT_CASES } from '../render/reports/report-cases';

const ROOT = join(__dirname, '../..');
const schema = (name: string) => JSON.parse(readFileSync(join(ROOT, 'schemas', name), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
ajv.addSchema(schema('forecast.v1.json'));
const plan = ajv.compile(schema('plan.v1.json'));
const difference = ajv.compile(schema('diff.v1.json'));
const forecast = ajv.getSchema(schema('forecast.v1.json').$id)!;

/** What a schema says of a value: nothing where it is valid. */
const said = (validate: typeof plan | typeof forecast, value: unknown) => {
  void validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
};

const CASES = readdirSync(join(ROOT, 'docs/cases')).filter((name) => name.endsWith('.yaml'));

test('a difference is valid', () => {
  const file = (name: string) => join(ROOT, 'docs/cases', `${name}.yaml`);
  const { stdout } = main(['diff', file('dense-cluster'), file('shared-subnets'), '--json']);
  expect(said(difference, JSON.parse(stdout))).toEqual([]);
});

test.each(CASES)('the forecast %s is valid', (name) => {
  const file = parse(readFileSync(join(ROOT, 'docs/cases', name), 'utf8'));
  expect(said(forecast, file)).toEqual([]);
  expect(said(forecast, { $schema: '../schemas/forecast.v1.json', ...file })).toEqual([]);
});

test.each(Object.entries(REPORT_CASES))('the plan %s is valid, short and as a report has it', (_, make) => {
  const made = make();
  expect(said(plan, JSON.parse(JSON.stringify(made)))).toEqual([]);
  expect(said(plan, JSON.parse(JSON.stringify(PlanReport.of(made, { name: 'x' }))))).toEqual([]);
});

const own = InstanceTypeLimits.custom({ instanceType: 'x9.large', maxEnis: 3, ipv4PerEni: 10, architecture: CpuArchitecture.ARM_64 });

test.each<[string, Partial<PodForecastProps>]>([
  ['types of the user\'s own', { nodegroups: [groupOf({ instanceTypes: [own] })] }],
  ['a warm pool', { ipAssignment: IpAssignment.prefixDelegation(), warmPool: WarmPool.addresses(2, 5) }],
  ['IPv6', { ipFamily: PodIpFamily.IPV6 }],
  ['Windows', { nodegroups: [groupOf({ os: OperatingSystem.WINDOWS })], windows: { warmPool: WindowsWarmPool.addresses(1, 3) } }],
  ['a reservation', { subnets: [nodesIn('a', '10.0.0.0/20', { reservations: ['10.0.8.0/21'], servesPods: true })] }],
])('a forecast with %s is valid', (_, props) => {
  expect(said(forecast, JSON.parse(JSON.stringify(planOf(props).forecast)))).toEqual([]);
});

/** Forecasts that reader and schema both refuse, or both accept. */
const GOOD = { subnets: [{ name: 'a', zone: 'z', purpose: 'nodes', cidr: '10.0.0.0/24' }], nodegroups: [{ name: 'g', instanceTypes: ['m5.large'], minSize: 1, maxSize: 2 }] };

test.each<[string, unknown, boolean]>([
  ['a good one', GOOD, true],
  ['fleets alone', { subnets: GOOD.subnets, fleets: [{ name: 'f', instanceTypes: ['m5.large'], limits: { cpu: 4 } }] }, true],
  ['no subnets', { nodegroups: GOOD.nodegroups }, false],
  ['no nodes', { subnets: GOOD.subnets }, false],
  ['a name that nobody knows', { ...GOOD, subnet: [] }, false],
  ['a number as text', { ...GOOD, growthPercent: '10' }, false],
  ['another mode', { ...GOOD, ipAssignment: 'prefixes' }, false],
  ['another purpose', { ...GOOD, subnets: [{ ...GOOD.subnets[0], purpose: 'both' }] }, false],
  ['another policy', { ...GOOD, onOvercommit: 'never' }, false],
  ['a list', [], false],
])('reader and schema agree on %s', (_, value, isGood) => {
  const { problems } = forecastFile(value, Object.values(OvercommitPolicy));
  expect([problems.length === 0, said(forecast, value).length === 0]).toEqual([isGood, isGood]);
});
