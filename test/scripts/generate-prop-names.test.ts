import { ApiType } from '../../scripts/assembly';
import { generatedPropNames } from '../../scripts/generate-prop-names';

const struct = (name: string, properties: Array<[string, string?]>, interfaces: string[] = []): ApiType => ({
  fqn: name, name, symbolId: `src/x:${name}`, kind: 'interface', datatype: true, interfaces, properties: properties.map(([prop, fqn]) => ({ name: prop, type: { fqn } })),
});
const taking = (name: string, fqn: string): ApiType => ({ fqn: name, name, symbolId: `src/x:${name}`, kind: 'class', initializer: { parameters: [{ name: 'props', type: { fqn } }] } });

function rowsOf(own: ApiType[], ofCdk: ApiType[] = [], named: string[] = []): Record<string, string[]> {
  const text = generatedPropNames(own, named, (fqn) => [...own, ...ofCdk].find((type) => type.fqn === fqn));
  return JSON.parse(text.slice(text.indexOf('= {') + 2, text.lastIndexOf(';')).replaceAll(/^ {2}'?([\w.]+)'?:/gm, '"$1":').replaceAll("'", '"').replaceAll(/,(?=\s*[\]}])/g, ''));
}

test('structs that parameters take, with those that they are made of, and no others', () => {
  const listed: ApiType = { ...struct('Props', []), properties: [{ name: 'parts', type: { collection: { elementtype: { union: { types: [{ fqn: 'Part' }, {}] } } } } }, { name: 'a' }] };

  expect(rowsOf([taking('Class', 'Props'), listed, struct('Part', [['x'], ['self', 'Part']]), struct('Answer', [['y']])])).toEqual({ Part: ['self', 'x'], Props: ['a', 'parts'] });
});

test('what a struct inherits, of whatever library, each once', () => {
  const base = struct('cdk.Base', [['b'], ['a']]);

  expect(rowsOf([taking('Class', 'Props'), struct('Props', [['a'], ['c']], ['cdk.Base'])], [base])).toEqual({ Props: ['a', 'b', 'c'] });
});

test('structs of CDK by the name of their module', () => {
  expect(rowsOf([], [struct('aws-cdk-lib.aws_eks_v2.ClusterProps', [['vpc']])], ['aws-cdk-lib.aws_eks_v2.ClusterProps'])).toEqual({ 'eks.ClusterProps': ['vpc'] });
});

test('fails for a struct that no assembly has', () => {
  expect(() => rowsOf([taking('Class', 'Props'), struct('Props', [], ['cdk.Gone'])])).toThrow('no assembly has cdk.Gone');
});

test('classes that methods take are none', () => {
  expect(rowsOf([taking('Class', 'Other'), { fqn: 'Other', name: 'Other', symbolId: 'src/x:Other', kind: 'class', properties: [{ name: 'x' }] }])).toEqual({});
});
