export * from './pod-nodegroup';
