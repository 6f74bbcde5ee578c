import { App, Lazy, Stack } from 'aws-cdk-lib';
import { addLateMetadata } from '../../../../src/cluster/planning/document/plan-metadata';

/** What CDK writes of metadata. */
function written(produce: () => string | undefined): unknown {
  const stack = new Stack(new App(), 'Stack');
  addLateMetadata(stack, 'some', produce);
  return (stack.resolve(stack.node.metadata) as Array<{ type: string; data?: unknown }>).find(({ type }) => type === 'some')!.data;
}

test('data is worked out when it is asked for', () => {
  let value = 1;
  const stack = new Stack(new App(), 'Stack');
  addLateMetadata(stack, 'some', () => JSON.stringify({ value }));
  value = 2;

  expect(stack.resolve(stack.node.metadata)).toContainEqual(expect.objectContaining({ data: { value: 2 } }));
});

test('tokens in it are resolved, and where there is none there is no data', () => {
  expect(written(() => JSON.stringify({ of: Lazy.string({ produce: () => 'a name' }), a: [1, null, true] }))).toEqual({ of: 'a name', a: [1, null, true] });
  expect(written(() => JSON.stringify({ of: Lazy.number({ produce: () => 5 }) }))).toEqual({ of: 5 });
  expect(written(() => undefined)).toBeUndefined();
});

test('a token of it can be text', () => {
  const stack = new Stack(new App(), 'Stack');
  addLateMetadata(stack, 'some', () => '[1]');
  const { data } = stack.node.metadata.find(({ type }) => type === 'some')!;

  expect(stack.resolve(String(data))).toEqual([1]);
});
