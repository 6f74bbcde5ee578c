import { FindingCatalogue, FindingDelivery, FindingRule, FindingSeverity } from '../../src/findings';
import { deliveryOf, findingOf, isOf } from '../../src/findings/catalogue';
import { AUDIT_ENTRIES } from '../../src/findings/entries/audit-entries';
import { about } from '../../src/findings/subject';
import { VALUE_WORDS } from '../../src/findings/words/values';
import { runInFreshProcess } from '../private/child-process';
import { plainFinding } from '../private/plain-finding';
import { STRANGE } from '../private/wordings';

const RULES = FindingCatalogue.all();

/** Ids that the contract of this release names; a rename breaks whoever acknowledged one. */
const CONTRACT = [
  'invalid-cidr',
  'no-pod-enis',
  'prefixes-unsupported',
  'reservation-region-unverified',
  'vcpus-unknown',
];

function rulesThatAre(wanted: (rule: FindingRule) => boolean): string[] {
  return RULES.filter(wanted).map(({ id }) => id);
}

test('every id is the library name, a colon and kebab-case', () => {
  expect(rulesThatAre(({ id }) => !/^cdk-eks-pod-capacity:[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  expect(RULES.length).toBeGreaterThan(CONTRACT.length);
});

test('ids are unique and sorted', () => {
  const ids = RULES.map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort());
});

test.each(CONTRACT)('%s is in the catalogue', (name) => {
  expect(RULES.map(({ id }) => id)).toContain(`cdk-eks-pod-capacity:${name}`);
});

/** What is seen of a cluster that runs is data, whatever it means: no construct says it. */
const ofAppsThatAre = (wanted: (rule: FindingRule) => boolean) =>
  rulesThatAre((rule) => !Object.hasOwn(AUDIT_ENTRIES, rule.id.split(':')[1]) && wanted(rule));

test('what is seen of a cluster that runs stands in reports', () => {
  expect(Object.values(AUDIT_ENTRIES).filter(({ delivery }) => delivery !== FindingDelivery.REPORT)).toEqual([]);
});

test('errors are thrown or fail synthesis, and nothing else is or does', () => {
  const loud = [FindingDelivery.THROW, FindingDelivery.VALIDATION];

  expect(ofAppsThatAre(({ severity, delivery }) => (severity === FindingSeverity.ERROR) !== loud.includes(delivery))).toEqual([]);
});

test('warnings are warned of, and nothing else is', () => {
  expect(ofAppsThatAre(({ severity, delivery }) => (severity === FindingSeverity.WARNING) !== (delivery === FindingDelivery.WARNING))).toEqual([]);
});

test('infos stand in reports, and nothing else does', () => {
  expect(ofAppsThatAre(({ severity, delivery }) => (severity === FindingSeverity.INFO) !== (delivery === FindingDelivery.REPORT))).toEqual([]);
});

test('every severity and every delivery is in use', () => {
  expect(new Set(RULES.map(({ severity }) => severity))).toEqual(new Set(Object.values(FindingSeverity)));
  expect(new Set(RULES.map(({ delivery }) => delivery))).toEqual(new Set(Object.values(FindingDelivery)));
});

test('every rule says when it appears, what goes wrong otherwise, and what to change, in one sentence each', () => {
  expect(rulesThatAre(({ cause, why, remedy }) => [cause, why, remedy].some((text) => text.trim().length < 5 || /\.$|\. /.test(text)))).toEqual([]);
});

test('every rule is explained in lines of plain words', () => {
  expect(rulesThatAre(({ cause, why, remedy }) => [cause, why, remedy].some((text) => text.length > 120 || STRANGE.test(text)))).toEqual([]);
});

test('a finding is made and delivered without the explanations, which who asks for a rule loads', () => {
  const { stdout, stderr } = runInFreshProcess(`
    const catalogue = require('./src/findings/catalogue');
    const { about } = require('./src/findings/subject');
    const { VALUE_WORDS } = require('./src/findings/words/values');
    const isLoaded = () => Object.keys(require.cache).some((file) => /findings.explanations/.test(file));

    const finding = catalogue.findingOf(VALUE_WORDS.notWhole, about.prop('size'), { prop: 'size', least: 0, got: -1 });
    catalogue.deliveryOf(finding);
    catalogue.findingIds();
    const before = isLoaded();
    catalogue.FindingCatalogue.find(finding.id);
    console.log(JSON.stringify([before, isLoaded()]));
  `);

  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([false, true]);
});

test.each(['cause', 'why'] as const)('no two rules have the same %s', (name) => {
  const texts = RULES.map((rule) => rule[name]);

  expect(texts.filter((text, index) => texts.indexOf(text) < index)).toEqual([]);
});

test('what goes wrong is not what is seen, nor what to do', () => {
  const words = (text: string) => new Set(text.toLowerCase().match(/[a-z0-9]{4,}/g));
  const share = (one: string, other: string) => [...words(one)].filter((word) => words(other).has(word)).length / words(one).size;

  expect(rulesThatAre(({ cause, why, remedy }) => share(why, cause) > 0.5 || share(why, remedy) > 0.5)).toEqual([]);
});

test('the documentation of a rule is its paragraph', () => {
  expect(FindingCatalogue.find('cdk-eks-pod-capacity:zone-slot')!.documentation)
    .toBe('https://github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity/blob/main/docs/findings.md#zone-slot');
  expect(new Set(RULES.map(({ documentation }) => documentation)).size).toBe(RULES.length);
});

test('a remedy is no page: an argument too few moves each to the place before', () => {
  expect(rulesThatAre(({ remedy }) => remedy.startsWith('https://'))).toEqual([]);
});

test('a source is a page', () => {
  expect(rulesThatAre(({ source }) => source !== undefined && !source.startsWith('https://'))).toEqual([]);
});

test('all() hands out a copy', () => {
  FindingCatalogue.all().pop();

  expect(FindingCatalogue.all()).toHaveLength(RULES.length);
});

describe('find', () => {
  test('gives the rule of an id', () => {
    expect(FindingCatalogue.find('cdk-eks-pod-capacity:vcpus-unknown')).toMatchObject({
      id: 'cdk-eks-pod-capacity:vcpus-unknown',
      severity: 'warning',
      delivery: 'warning',
    });
  });

  test.each([
    'cdk-eks-pod-capacity:no-such-thing',
    'vcpus-unknown',
    'other-library:vcpus-unknown',
    'CDK-EKS-POD-CAPACITY:VCPUS-UNKNOWN',
    'cdk-eks-pod-capacity:toString',
    '',
  ])('gives undefined for %p', (id) => {
    expect(FindingCatalogue.find(id)).toBeUndefined();
  });
});

describe('findingOf', () => {
  test('takes id, severity and source from the rule', () => {
    expect(plainFinding('no-pod-enis', 'm6g.medium', 'nothing left')).toEqual({
      id: 'cdk-eks-pod-capacity:no-pod-enis',
      severity: 'error',
      subject: 'm6g.medium',
      message: 'nothing left',
      source: 'https://docs.aws.amazon.com/eks/latest/best-practices/custom-networking.html',
      documentation: FindingCatalogue.find('cdk-eks-pod-capacity:no-pod-enis')!.documentation,
    });
  });

  test('has no source where the rule is our own', () => {
    expect(Object.keys(plainFinding('invalid-number', 'x', 'y'))).toEqual(['id', 'severity', 'subject', 'message', 'documentation']);
  });
});

test.each([
  ['invalid-cidr', FindingDelivery.THROW],
  ['coredns-without-nodes', FindingDelivery.VALIDATION],
  ['vcpus-unknown', FindingDelivery.WARNING],
  ['memory-unknown', FindingDelivery.REPORT],
] as const)('a finding of %s is delivered as %s', (name, delivery) => {
  expect(deliveryOf(plainFinding(name, 'x', 'y'))).toBe(delivery);
});

test('a finding is of its own rule, and of no other', () => {
  const finding = findingOf(VALUE_WORDS.notWhole, about.prop('size'), { prop: 'size', least: 0, got: -1 });

  expect(isOf(finding, 'invalid-number')).toBe(true);
  expect(isOf(finding, 'invalid-cidr', 'invalid-number')).toBe(true);
  expect(isOf(finding, 'invalid-cidr')).toBe(false);
});
