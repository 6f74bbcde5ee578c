import { identityOf } from '../../src/findings/identity';
import { PROP_NAMES } from '../../src/findings/prop-names.generated';
import { memberFindings, memberListFindings, StructName, structFindings, structListFindings } from '../../src/findings/struct-findings';
import { SHAPE_WORDS } from '../../src/findings/words/shapes';

const NAMES = Object.entries(PROP_NAMES).flatMap(([struct, names]) => names.map((name) => [struct as StructName, name] as const));

/** A slip of the fingers that makes another name: the case of the letters, or the last one twice. */
function misspelt(name: string, names: readonly string[]): string {
  return [name.toLowerCase(), `${name}${name.at(-1)}`].find((other) => !names.includes(other))!;
}

describe('for every struct and each of its names', () => {
  test.each(NAMES)('%s.%s is known, and a slip in it is refused with it', (struct, name) => {
    expect(structFindings(struct, { [name]: 1 })).toEqual([]);

    const slip = misspelt(name, PROP_NAMES[struct]);
    const [finding, ...others] = structFindings(struct, { [slip]: 1 });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'cdk-eks-pod-capacity:option-refused', subject: slip });
    expect(identityOf(finding)).toMatchObject({
      wording: SHAPE_WORDS.misspelt,
      facts: { prop: slip, struct, meant: expect.arrayContaining([name]) },
    });
  });
});

describe('a struct', () => {
  const facts = (value: unknown, place = {}) => structFindings('PlanningOptions', value, place).map((finding) => identityOf(finding)?.facts);

  test.each<[string, unknown]>([
    ['that is left out', undefined],
    ['without properties', {}],
    ['with a name that is undefined, as spreading leaves it', { colour: undefined }],
    ['with a symbol, as jsii puts it on objects', { [Symbol('colour')]: 1 }],
    ['without a prototype', Object.assign(Object.create(null), { zonesLost: 1 })],
    ['of a class of the user, which has a life of its own', new class Own { public readonly colour = 'red'; }()],
  ])('%s passes', (_, value) => {
    expect(facts(value)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['null', null, 'null'], ['a text', 'x', "'x'"], ['a list', [], 'a list'], ['a number', 5, "number '5'"], ['a function', () => 1, 'a function'],
  ])('that is %s is none', (_, value, got) => {
    expect(facts(value)).toEqual([{ prop: 'options', words: 'an object of PlanningOptions', got }]);
    expect(facts(value, { at: 'planning' })).toEqual([{ prop: 'planning', words: 'an object of PlanningOptions', got }]);
  });

  test('that has to be there is said to be missing', () => {
    expect(facts(undefined, { required: true })).toEqual([{ prop: 'options', words: 'an object of PlanningOptions' }]);
  });

  test('names several at once by their path, those that nothing is near to with all that there are', () => {
    expect(facts({ growthpercent: 1, ...{ colour: 'red' }, zonesLost: 1 }, { at: 'planning' })).toEqual([
      { prop: 'planning.growthpercent', struct: 'PlanningOptions', meant: ['growthPercent'] },
      { prop: 'planning.colour', struct: 'PlanningOptions', known: ['growthPercent', 'mostNodes', 'otherAddresses', 'reports', 'zonesLost'] },
    ]);
  });

  test('takes a name for others, and refuses one with a reason; of names that it has nobody is asked', () => {
    const asked: string[] = [];
    const judge = (name: string) => {
      asked.push(name);
      return name === 'vpc' ? true as const : name === 'cluster' ? { why: 'is always this cluster' } : undefined;
    };

    expect(facts({ zonesLost: 1, vpc: 1, cluster: 2, colour: 3 }, { judge })).toMatchObject([{ prop: 'cluster', why: 'is always this cluster' }, { prop: 'colour' }]);
    expect(asked).toEqual(['vpc', 'cluster', 'colour']);
  });

  test('keeps names that every object has apart from its own', () => {
    expect(facts(JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}'))).toHaveLength(3);
  });
});

describe('a list of structs', () => {
  const said = (values: unknown) => structListFindings('SubnetForecast', values, 'subnets').map(({ message }) => message);

  test.each<[string, unknown, string[]]>([
    ['of structs', [{ name: 'a', zone: 'b' }], []],
    ['that is none', {}, ["'subnets' is an object, which is not a list of SubnetForecast"]],
    ['that is not there', undefined, ["'subnets' is required, and is not given"]],
    ['with others in it', [{ zoned: 1 }, null, undefined], [
      "'subnets[0].zoned' is not a property of SubnetForecast",
      "'subnets[1]' is null, which is not an object of SubnetForecast",
      "'subnets[2]' is required, and is not given",
    ]],
  ])('%s', (_, values, messages) => {
    expect(said(values)).toEqual(messages);
  });
});

test('an object of a class is told by a member', () => {
  expect(memberFindings('cidr', { prefixLength: 16 }, 'an Ipv4Cidr', 'prefixLength')).toEqual([]);
  expect(memberFindings('cidr', '10.0.0.0/16', 'an Ipv4Cidr', 'prefixLength').map(({ message }) => message)).toEqual(["'cidr' is '10.0.0.0/16', which is not an Ipv4Cidr"]);
  expect(memberListFindings('cidrs', 'x', 'Ipv4Cidr', 'prefixLength').map(({ message }) => message)).toEqual(["'cidrs' is 'x', which is not a list of Ipv4Cidr"]);
  expect(memberListFindings('cidrs', [{}], 'Ipv4Cidr', 'prefixLength').map(({ message }) => message)).toEqual(["'cidrs[0]' is an object, which is not Ipv4Cidr"]);
});
