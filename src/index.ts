export * from './findings';
export * from './addressing';
export * from './capacity';
export * from './planning';
export * from './network';
export * from './cni';
export * from './compute';
export * from './cluster';
