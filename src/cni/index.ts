export * from './adoption/running-cni';
export * from './cni-permissions';
export * from './pod-networking';
export * from './security-groups-for-pods';
export * from './snat-policy';
export * from './vpc-cni-addon';
export * from './vpc-cni-addon-props';
