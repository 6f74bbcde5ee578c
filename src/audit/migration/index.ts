export * from './migration';
export { migrationOf } from './migration-plan';
