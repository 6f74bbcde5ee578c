import { POOL_WORDS } from '../../../../src/findings/words/karpenter/pools';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(POOL_WORDS);

test('the types of a pool are listed by their pods, the fewest first', () => {
  const { details = [] } = POOL_WORDS.split.say({
    ...POOL_WORDS.split.example, maxPods: 8, type: 't3.small', types: ['m5.large', 'm5.xlarge', 't3.small', 'm6i.large'], counts: [29, 110, 8, 29],
  });

  expect(details.slice(1)).toEqual(['8 pods: t3.small', '29 pods: m5.large, m6i.large', '110 pods: m5.xlarge']);
});
