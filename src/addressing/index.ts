export * from './address-space';
export * from './ipv4-cidr';
export * from './subnet-blocks';
