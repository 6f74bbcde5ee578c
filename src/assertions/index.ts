export * from './node-assertions';
export * from './plan-assertions';
export * from './pod-nodes';
