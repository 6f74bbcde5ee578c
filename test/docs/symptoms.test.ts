import { PAGES, textOf } from './blocks';
import { FindingCatalogue } from '../../src/findings';

/** The words that people search for, as events and logs have them, and the page that has them as a heading. */
const SYMPTOMS = [
  'Too many pods', 'failed to assign an IP address to container', 'InsufficientCidrBlocks', 'InsufficientFreeAddressesInSubnet', 'cni plugin not initialized',
  'CrashLoopBackOff', 'Addon already exists',
];

const headings = [...textOf('docs/troubleshooting.md').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);

test.each(SYMPTOMS)('whoever searches for "%s" finds its heading', (symptom) => {
  expect(headings.filter((heading) => heading.includes(symptom))).toHaveLength(1);
});

test('each symptom says what to do, and all but one how to see it', () => {
  const parts = textOf('docs/troubleshooting.md').split(/^## /m).slice(1, -1);

  expect(parts.filter((part) => !part.includes('**Do.**'))).toEqual([]);
  expect(parts.filter((part) => !part.includes('**See it.**')).map((part) => part.split('\n')[0])).toEqual(['Addon already exists']);
});

test('what the guides call a finding is one', () => {
  const names = FindingCatalogue.all().map(({ id }) => id.split(':')[1]);
  const guides = ['new-cluster', 'own-vpc', 'auto-mode', 'ipv6', 'windows', 'testing', 'parts', 'troubleshooting', 'faq', 'limits', 'karpenter']
    .map((name) => `docs/${name}.md`).filter((page) => PAGES.includes(page));
  const inBrackets = guides.flatMap((page) => [...textOf(page).matchAll(/\(`([a-z0-9]+(?:-[a-z0-9]+)+)`[),]/g)].map(([, name]) => name));

  expect(inBrackets.length).toBeGreaterThan(5);
  expect(inBrackets.filter((name) => !names.includes(name))).toEqual([]);
});
