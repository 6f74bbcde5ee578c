export * from './pod-network';
export * from './pod-subnets';
export * from './pod-subnets-props';
export * from './prefix-reservation';
export * from './secondary-cidr';
