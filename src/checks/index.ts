export * from './pod-capacity-checks';
export * from './pod-capacity-checks-props';
