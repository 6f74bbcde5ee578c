export * from './karpenter-capacity';
export * from './karpenter-capacity-props';
export * from './pod-nodegroup';
export * from './pod-nodegroup-props';
