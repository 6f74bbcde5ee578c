import { POD_COUNT_WORDS } from '../../../../src/findings/words/nodes/pod-counts';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(POD_COUNT_WORDS);

test.each([
  ['one MiB', 1464, '1 MiB are left for pods'], // 1465 - 1464
  ['all of it', 1465, 'nothing is left for pods'],
  ['more than there is', 1466, 'nothing is left for pods'],
])('where kubelet withholds %s, it says what is left', (_, withheldMib, left) => {
  const { message } = POD_COUNT_WORDS.memoryWithheld.say({ types: ['t3.nano'], memoryMib: 1465, withheldMib, pods: 110 });

  expect(message.endsWith(`, so ${left}`)).toBe(true);
});
