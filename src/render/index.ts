export * from './plan-report';
export * from './plan-report-format';
