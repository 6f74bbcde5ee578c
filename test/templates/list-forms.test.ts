import { listForm } from '../../src/templates/list-forms';

const select = (index: number | string, cidr: unknown[]) => ({ 'Fn::Select': [index, { 'Fn::Cidr': cidr }] });

/** Blocks of 2^bits addresses, /24 where no bits are given. */
test.each<[string, number | string, unknown[], string | undefined]>([
  ['the first', 0, ['10.0.0.0/16', 4, '12'], '10.0.0.0/20'],
  ['the second', 1, ['10.0.0.0/16', 4, '12'], '10.0.16.0/20'],
  ['the last', 15, ['10.0.0.0/16', 16, '12'], '10.0.240.0/20'],
  ['one beyond the last', 16, ['10.0.0.0/16', 16, '12'], undefined],
  ['one before the first', -1, ['10.0.0.0/16', 16, '12'], undefined],
  ['a place as text', '2', ['10.0.0.0/16', 4, 12], '10.0.32.0/20'],
  ['without bits', 3, ['10.0.0.0/16', 4], '10.0.3.0/24'],
  ['as large as the block', 0, ['10.0.0.0/16', 1, '16'], '10.0.0.0/16'],
  ['larger than the block', 0, ['10.0.0.0/16', 1, '17'], undefined],
])('%s of blocks', (_, index, cidr, block) => {
  const form = select(index, cidr);

  expect(listForm(form, () => false)).toEqual(block ?? form);
});
