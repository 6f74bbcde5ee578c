import { PAGES, textOf, WRITTEN } from './blocks';
import { SENTENCES } from './numbers';

const prose = (page: string) => textOf(page).replace(/^ *```[^]*?^ *```$/gm, '').replace(/\]\([^)]*\)/g, ']').replace(/\s+/g, ' ');

test.each(SENTENCES)('%s: %s', (page, sentence) => {
  // Without the page itself where it fails.
  expect(prose(page).includes(sentence)).toBe(true);
});

const TYPE = /\b[a-z][a-z0-9]*\d[a-z0-9]*(?:-[a-z0-9]+)?\.(?:\d*x?large|nano|micro|small|medium|metal)\b/;

/** What has a type and a number and is made elsewhere, or is no number of the model. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '100 m5.large in three zones, pods in a /18': 'docs.test.ts, of the case',
  'Worked, 250 m5.2xlarge with ten pods each': 'docs.test.ts, of the case',
  'Two zones with eight m5.large and 480 pods each': 'docs.test.ts, of the case',
  '`WARM_IP_TARGET` 7, `MINIMUM_IP_TARGET` 20': 'a row of a page of AWS, which test/capacity replays',
  'EKS computes 110 or 250 for its own AMIs with IPv6': 'not tried by anybody',
};

test('an instance type beside a number is a sentence of test/docs/numbers.ts', () => {
  const lost = PAGES.filter((page) => !(page in WRITTEN)).flatMap((page) => {
    const rest = SENTENCES.filter(([each]) => each === page).reduce((text, [, sentence]) => text.replaceAll(sentence, ''), prose(page));
    return rest.split(/(?<=[.:;|]) /)
      .filter((sentence) => TYPE.test(sentence) && /(?<![\w./:-])\d[\d,]*(?![\w./])/.test(sentence.replace(new RegExp(TYPE, 'g'), '')))
      .filter((sentence) => !Object.keys(ELSEWHERE).some((part) => sentence.includes(part)))
      .map((sentence) => `${page}: ${sentence}`);
  });

  expect(lost).toEqual([]);
});
