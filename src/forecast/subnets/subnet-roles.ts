import { SubnetForecast, SubnetPurpose } from '../subnet-forecast';

/** Whether nodes run in a subnet. */
export function servesNodes({ purpose }: SubnetForecast): boolean {
  return purpose === SubnetPurpose.NODES;
}

/** Whether pods get addresses in a subnet through custom networking. */
export function servesPods({ purpose, servesPods: stated }: SubnetForecast): boolean {
  return stated ?? purpose === SubnetPurpose.PODS;
}

/** Whether EKS puts interfaces of the control plane into a subnet. */
export function servesControlPlane({ purpose, controlPlane }: SubnetForecast): boolean {
  return controlPlane ?? purpose === SubnetPurpose.CONTROL_PLANE;
}
