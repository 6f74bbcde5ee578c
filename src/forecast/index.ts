export * from './fleets/fleet-forecast';
export * from './plan-stage';
export * from './pod-forecast';
export * from './pod-forecast-props';
export * from './subnet-forecast';
