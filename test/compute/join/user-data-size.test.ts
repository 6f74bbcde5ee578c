import { Fn } from 'aws-cdk-lib';
import { UserData } from 'aws-cdk-lib/aws-ec2';
import { userDataFindings } from '../../../src/compute/join/user-data-size';
import { stackIn } from '../../private/cdk-fixtures';
import { saidBy } from '../../private/statements';

/** User data may have 16,384 bytes; what only CloudFormation knows counts as nothing. */
test.each<[string, string, number | undefined]>([
  ['the most', 'x'.repeat(16_384), undefined],
  ['one more', 'x'.repeat(16_385), 16_385],
  ['characters of two bytes', 'é'.repeat(8_192), undefined],
  ['one of them more', 'é'.repeat(8_193), 16_386],
  ['a text around a token', `${'x'.repeat(10_000)}${Fn.importValue('A')}${'x'.repeat(6_384)}`, undefined],
  ['the same with one more', `${'x'.repeat(10_000)}${Fn.importValue('A')}${'x'.repeat(6_385)}`, 16_385],
  ['a token', Fn.importValue('A'), undefined],
  // ceil(n / 3) x 4
  ['base64 of a multiple of three', Fn.base64('x'.repeat(12_288)), undefined], // 4,096 x 4
  ['base64 of one more', Fn.base64('x'.repeat(12_289)), 16_388], // 4,097 x 4
  ['base64 of two more', Fn.base64('x'.repeat(12_290)), 16_388],
  ['base64 of one fewer', Fn.base64('x'.repeat(12_287)), undefined],
])('%s', (_, text, bytes) => {
  const said = saidBy(userDataFindings(stackIn(), UserData.custom(text)));

  expect(said).toEqual(bytes === undefined ? [] : [['joining.userDataTooLarge', { bytes, most: 16_384 }]]);
});

test('no user data has no size', () => {
  expect(userDataFindings(stackIn())).toEqual([]);
});
