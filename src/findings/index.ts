export { FindingCatalogue } from './catalogue';
export type { FindingRule } from './catalogue';
export * from './finding';
