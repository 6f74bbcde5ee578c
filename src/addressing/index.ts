export * from './address-space';
export * from './block-map';
export * from './ipv4-cidr';
export * from './subnet-blocks';
