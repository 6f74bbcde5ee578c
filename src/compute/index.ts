export * from './pod-nodegroup';
export * from './pod-nodegroup-props';
