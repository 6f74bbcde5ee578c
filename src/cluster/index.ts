export * from './pod-capacity-cluster';
export * from './pod-capacity-cluster-props';
