export { FindingCatalogue, FindingRule } from './catalogue';
export * from './finding';
