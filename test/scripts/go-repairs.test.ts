import { ApiType } from '../../scripts/assembly';
import { repairedGo } from '../../scripts/constructs/go-repairs';

const type = (name: string, more: Partial<ApiType>): ApiType => ({ name, fqn: `lib.${name}`, symbolId: name, kind: 'class', ...more });
const parameters = (...names: string[]) => names.map((name) => ({ name }));
const TYPES = [
  type('Thing', {
    initializer: { parameters: parameters('scope', 'id', 'props') },
    methods: [{ name: 'of', parameters: parameters('name', 'options') }, { name: 'take', parameters: parameters('part', 'port') }],
  }),
  type('Other', { methods: [{ name: 'reach', parameters: parameters('count') }] }),
  type('Another', { methods: [{ name: 'reach', parameters: parameters('name', 'count') }] }),
  type('ThingProps', { kind: 'interface', datatype: true }),
];

test.each([
  ['a struct of the library', '&ThingProps{}', '&cdkekspodcapacity.ThingProps{}'],
  ['a struct of another library', '&KeyProps{}', '&KeyProps{}'],
  ['a list of structs', 'x := []ThingProps{}', 'x := &[]*cdkekspodcapacity.ThingProps{}'],
  ['a list of classes', 'x := []Thing{}', 'x := &[]cdkekspodcapacity.Thing{}'],
  ['a list of types of CDK', 'x := []InstanceType{}', 'x := &[]awsec2.InstanceType{}'],
  ['packages', 'ec2.NewInstanceType(eks.Version_V1())', 'awsec2.NewInstanceType(awseksv2.Version_V1())'],
  ['a variable by its own name', '\tPodNetworking: PodNetworking,', '\tPodNetworking: podNetworking,'],
  ['a property', 'x := vpc.PrivateSubnets', 'x := vpc.PrivateSubnets()'],
  ['a property of a property', 'x := thing.plan.everyStageNodes', 'x := thing.Plan().EveryStageNodes()'],
  ['a name with a dot', 'jsii.String("m5.large")', 'jsii.String("m5.large")'],
  ['a comment with a dot', '// of m5.large', '// of m5.large'],
  ['a constructor without props', 'cdkekspodcapacity.NewThing(stack, jsii.String("a, b"))', 'cdkekspodcapacity.NewThing(stack, jsii.String("a, b"), nil)'],
  ['a static method', 'cdkekspodcapacity.Thing_Of(jsii.String("a"))', 'cdkekspodcapacity.Thing_Of(jsii.String("a"), nil)'],
  ['calls in a call', 'cdkekspodcapacity.Thing_Of(cdkekspodcapacity.Thing_Of(a))', 'cdkekspodcapacity.Thing_Of(cdkekspodcapacity.Thing_Of(a, nil), nil)'],
  ['a method of one type', 'thing.Take(part)', 'thing.Take(part, nil)'],
  ['a method that two types have', 'thing.Reach(count)', 'thing.Reach(count)'],
  ['what is whole', 'cdkekspodcapacity.Thing_Of(a, b)', 'cdkekspodcapacity.Thing_Of(a, b)'],
  ['a map that is an argument', 'f(a, map[string]interface{}{})', 'f(a, &map[string]interface{}{})'],
])('Go takes %s', (_, written, taken) => {
  expect(repairedGo(written, TYPES)).toBe(taken);
});

test('a parenthesis that stays open is no Go', () => {
  expect(() => repairedGo('cdkekspodcapacity.Thing_Of(a', TYPES)).toThrow('a parenthesis is never closed');
});
