import { Lazy } from 'aws-cdk-lib';
import { NodeOs } from '../../src/compute/node-os';
import { PropShape, shapeFindings } from '../../src/validation/prop-shapes';
import { stackIn } from '../private/cdk-fixtures';
import { groupOf } from '../private/cdk-nodegroup';
import { errorOf, expectRefusal } from '../private/cdk-refusals';

const { LIST, RECORD, TEXTS, TEXT, BOOLEAN, CONSTRUCT } = PropShape;

test.each<[string, unknown, PropShape, string]>([
  ['a text for a list', 'm5.large', LIST, "'x' must be a list; got string 'm5.large'"],
  ['an object for a list', {}, LIST, "'x' must be a list; got an object"],
  ['a list with a hole', ['a', undefined], LIST, "'x' has nothing at place 1"],
  ['a list with null', [null], LIST, "'x' has nothing at place 0"],
  ['a list for an object', [], RECORD, "'x' must be an object; got a list"],
  ['null for an object', null, RECORD, "'x' must be an object; got null"],
  ['a number for a text', NaN, TEXT, "'x' must be a text; got number 'NaN'"],
  ['a text for a truth', 'false', BOOLEAN, "'x' must be true or false; got string 'false'"],
  ['a number among texts', { a: 'b', c: 1 }, TEXTS, "'x' must be an object of texts; got number '1' for 'c'"],
  ['null among texts', { a: null }, TEXTS, "got null for 'a'"],
  ['an object for a construct', {}, CONSTRUCT, "'x' must be a construct; got an object"],
  ['a function', () => 1, TEXT, "'x' must be a text; got a function"],
])('%s is refused', (_, x, shape, message) => {
  const [finding, ...others] = shapeFindings({ x }, { x: shape });
  expect(finding.message).toContain(message);
  expect(finding.id).toBe('cdk-eks-pod-capacity:option-refused');
  expect(others).toEqual([]);
});

test.each<[unknown, PropShape]>([
  [undefined, LIST], [[], LIST], [Lazy.list({ produce: () => [] }), LIST], [{}, RECORD], [{ a: '', b: Lazy.string({ produce: () => 'c' }) }, TEXTS], [stackIn(), CONSTRUCT], [Lazy.any({ produce: () => ({}) }), RECORD], ['', TEXT],
  [Lazy.string({ produce: () => 'a' }), TEXT], [false, BOOLEAN],
])('%p passes for %s', (x, shape) => {
  expect(shapeFindings({ x }, { x: shape })).toEqual([]);
});

describe('a node group', () => {
  const wrong: any = { instanceTypes: 'm5.large', labels: ['a'], taints: {}, tags: 'a', amiType: 5, os: [], kubeletFlags: '--v=4', kubeletConfig: null, forceUpdate: 'no', nodeRole: {} };

  test('names all that are of another shape at once', () => {
    expectRefusal(() => groupOf(wrong), 'Stack/Group', ...['nodeRole', 'instanceTypes', 'labels', 'taints', 'tags', 'amiType', 'os', 'forceUpdate', 'kubeletConfig', 'kubeletFlags']
      .map((name): [string, string] => ['option-refused', `'${name}' must be`]));
  });

  test('names an operating system that is none, and those there are', () => {
    expectRefusal(() => groupOf({ os: 'ubuntu' as NodeOs }), 'Stack/Group', ['option-refused', "'os' is 'ubuntu'; give one of al2023, bottlerocket, windows"]);
  });

  test.each(Object.keys(wrong))('%s alone ends in a message and defines nothing', (name) => {
    const stack = stackIn();
    expect(errorOf(() => groupOf({ [name]: wrong[name] }, {}, stack)).message).toContain(`[Stack/Group] '${name}' must be`);
    expect(stack.node.findChild('Group').node.children).toEqual([]);
  });
});
