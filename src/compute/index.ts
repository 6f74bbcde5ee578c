export * from './karpenter-capacity';
export * from './karpenter-capacity-props';
export * from './node-bootstrap';
export * from './node-bootstrap-options';
export * from './node-bootstrap-props';
export * from './node-os';
export * from './pod-nodegroup';
export * from './pod-nodegroup-props';
