import { isOf } from '../../../findings/catalogue';
import { FindingName } from '../../../findings/entries/entries';
import { FindingSeverity } from '../../../findings/finding';
import { alsoWith, statementKey } from '../../../findings/identity';
import { few } from '../../../findings/phrases';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { ParameterDefault, shownDefault } from '../../../templates/defaults/parameter-default';
import { LocatedFinding } from '../located-finding';

/** Findings that say what was not checked, and why: none of them is a verdict. */
const NOT_CHECKED: readonly FindingName[] = [
  'value-unchecked',
  'subnet-size-unknown',
  'subnet-use-unknown',
  'vpc-cni-unseen',
  'eni-configs-unseen',
  'fargate-pods-unknown',
];

/** A finding, with the resources that it follows from beside the one that it is about. */
export interface RootedFinding extends LocatedFinding {
  readonly roots?: readonly AppResource[];
}

/**
 * What there is to say of an app whose parameters have defaults: what is known whatever they are deployed with, and
 * what holds for the defaults besides. What was not checked follows from the defaults, which are judged.
 *
 * @param known the findings where the values of parameters are not known
 * @param judged the findings where they are the defaults
 * @param resources what the latter were found in
 */
export function withDefaults(
  known: readonly LocatedFinding[],
  judged: readonly RootedFinding[],
  resources: AppResources,
): LocatedFinding[] {
  const texts = new Set(known.map(textOf));
  const [verdicts, infos] = [known.filter(isVerdict), judged.filter(isInfo)].map((all) => new Set(all.map(keyOf)));
  return [
    ...known.filter((each) => isVerdict(each) || (isInfo(each) && !infos.has(keyOf(each)))),
    ...judged
      .filter((each) => !verdicts.has(keyOf(each)))
      .map((each) => {
        const isOfDefaults = (isVerdict(each) || isInfo(each)) && !texts.has(textOf(each));
        return isOfDefaults ? byDefaults(each, defaultsOf(each, resources)) : each;
      }),
  ];
}

/** Whether somebody has to change something: the same with other numbers is said as far as it is known. */
function isVerdict(each: LocatedFinding): boolean {
  return !isInfo(each) && !isOf(each.finding, ...NOT_CHECKED);
}

/** Whether it is worth knowing: the same with other numbers is said as far as it can be. */
function isInfo({ finding: { severity } }: LocatedFinding): boolean {
  return severity === FindingSeverity.INFO;
}

/** What two findings share that are of one thing. */
function keyOf({ finding: { id, subject }, resource: { path } }: LocatedFinding): string {
  return JSON.stringify([id, subject, path]);
}

/** What they share that say the same of it. */
function textOf({ finding, resource: { path } }: LocatedFinding): string {
  return `${path} ${statementKey(finding)}`;
}

/** What is worth knowing stays that, with word of the defaults; anything else is a matter of them. */
function byDefaults(located: LocatedFinding, defaults: readonly ParameterDefault[]): LocatedFinding {
  const { finding } = located;
  if (finding.severity !== FindingSeverity.INFO) return { ...located, byDefaults: defaults };
  const values = few(defaults.map((each) => `${each.name} = ${shownDefault(each)}`));
  const note = `that is with the defaults of parameters: ${values}`;
  return { ...located, finding: alsoWith(finding, { details: [...finding.details ?? [], note] }) };
}

/**
 * The defaults that a finding follows from: those of the properties that it is about, else of the resource, else of all
 * that it follows from.
 */
function defaultsOf(
  { resource: { path }, locations, roots }: RootedFinding,
  resources: AppResources,
): readonly ParameterDefault[] {
  const own = resources.at(path);
  const about = locations.map((location) => location.replace(/^Properties\./, '').split('.')[0]);
  const choices = roots === undefined
    ? [defaultsIn([own], about), defaultsIn([own])]
    : [defaultsIn([own, ...roots])];
  return choices.find(({ length }) => length > 0) ?? resources.parameterDefaults;
}

function defaultsIn(
  from: ReadonlyArray<AppResource | undefined>,
  properties?: readonly string[],
): readonly ParameterDefault[] {
  const entries = from.flatMap((resource) => [...resource?.defaults ?? []]);
  const wanted = entries.filter(([name]) => properties === undefined || properties.includes(name));
  return [...new Set(wanted.flatMap(([, defaults]) => defaults))];
}
