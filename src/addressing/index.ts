export * from './ipv4-cidr';
export { ReservationShare } from './subnet-blocks';
