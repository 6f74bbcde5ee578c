export * from './pod-network';
export * from './pod-subnets';
export * from './prefix-reservation';
export * from './secondary-cidr';
