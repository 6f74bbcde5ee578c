export * from './capacity-plan';
export * from './mode-outcome';
export * from './nodegroup-plan';
export * from './overcommit-policy';
export * from './plan-suggestion';
export * from './service-quota';
export * from './subnet-plan';
