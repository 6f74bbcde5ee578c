export * from './findings';
export * from './addressing';
export * from './capacity';
