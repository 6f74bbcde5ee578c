export * from './cluster-details';
