import { LINUX_KERNEL } from './linux-kernel';
import { NodeKernel } from './node-kernel';
import { WINDOWS_KERNEL } from './windows-kernel';
import { OperatingSystem } from '../operating-system';

const KERNELS: Readonly<Record<OperatingSystem, NodeKernel>> = {
  [OperatingSystem.LINUX]: LINUX_KERNEL,
  [OperatingSystem.WINDOWS]: WINDOWS_KERNEL,
};

/** The kernel of nodes that say no other. */
export const DEFAULT_KERNEL = LINUX_KERNEL;

/** The names of all operating systems that nodes can run. */
export const SYSTEM_NAMES: readonly string[] = Object.values(KERNELS).flatMap(({ systems }) => systems);

/** The kernel of nodes; that of Linux for a name that is none, which the rules of options refuse. */
export function kernelOf({ os }: { readonly os?: OperatingSystem }): NodeKernel {
  return os === undefined || !Object.hasOwn(KERNELS, os) ? DEFAULT_KERNEL : KERNELS[os];
}

/** The kernel under an operating system. */
export function kernelUnder(system: string): NodeKernel {
  return Object.values(KERNELS).find(({ systems }) => systems.includes(system)) ?? DEFAULT_KERNEL;
}
