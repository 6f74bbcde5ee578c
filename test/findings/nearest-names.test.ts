import { likelyNames, nearestNames } from '../../src/findings/nearest-names';

test.each([
  // Letters to change: 1 and 1, of which the alphabet decides, then 3.
  ['m5.larg', ['m5.xlarge', 'm6.larg', 'm5.large'], 3, ['m5.large', 'm6.larg', 'm5.xlarge']],
  ['M5.LARGE', ['c5.large', 'm5.large'], 1, ['m5.large']],
  ['anything', [], 3, []],
])('the nearest names of %s among %j, %d of them, are %j', (given, names, most, expected) => {
  expect(nearestNames(given, names, most)).toEqual(expected);
});

test.each([
  // Letters to add: 3 to the first, 4 to the second.
  ['subn', ['subnets', 'subnets4'], ['subnets']],
  ['WARM_PREFIX_TARGT', ['WARM_ENI_TARGET', 'WARM_PREFIX_TARGET'], ['WARM_PREFIX_TARGET']],
  ['hour', ['hours', 'our', 'HOUR'], ['HOUR', 'hours', 'our']],
  ['nothing alike', ['subnets'], []],
])('what %s may stand for among %j is %j', (given, names, expected) => {
  expect(likelyNames(given, names)).toEqual(expected);
});
