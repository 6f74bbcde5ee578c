export * from './address-demand';
export { CpuArchitecture, Hypervisor, InstanceTypeLimits } from './instance-type-limits';
export type { CustomInstanceTypeLimitsProps } from './instance-type-limits';
export * from './ip-assignment';
export * from './kubelet-reservation';
export * from './node-capacity';
export * from './node-capacity-options';
export * from './nodegroup-capacity';
export * from './warm-pool';
