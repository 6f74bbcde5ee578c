export * from './churn-options';
export * from './churn-outcome';
export * from './churn-scenario';
export * from './churn-simulation';
