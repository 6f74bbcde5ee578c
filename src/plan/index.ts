export * from './capacity-plan';
export * from './fleet-plan';
export type { StageGrowth } from './growth/stage-growth';
export * from './mode-outcome';
export * from './nodegroup-plan';
export * from './overcommit-policy';
export * from './plan-suggestion';
export * from './quota-use';
export * from './subnet-plan';
