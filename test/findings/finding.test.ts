import { FindingDelivery, FindingSeverity } from '../../src/findings';

test('the texts of severities are stable, because reports and the command print them', () => {
  expect(Object.values(FindingSeverity)).toEqual(['error', 'warning', 'info']);
});

test('the texts of deliveries are stable', () => {
  expect(Object.values(FindingDelivery)).toEqual(['throw', 'validation', 'warning', 'report']);
});
