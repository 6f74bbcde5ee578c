export * from './cluster-plan';
export * from './cluster-plan-props';
export * from './pod-capacity-cluster';
export * from './pod-capacity-cluster-props';
