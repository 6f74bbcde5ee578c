export * from './pod-capacity-cluster';
