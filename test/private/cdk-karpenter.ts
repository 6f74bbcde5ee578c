import { AddonSettings, Platform, platformOf, POD_NETWORK } from './cdk-addon';
import { types } from './cdk-nodegroup';
import { expectRefusal, Problem } from './cdk-refusals';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { KarpenterCapacity } from '../../src/compute/karpenter-capacity';
import { KarpenterCapacityProps } from '../../src/compute/karpenter-capacity-props';

export const PREFIXES: AddonSettings = {};
export const PREFIXES_CUSTOM: AddonSettings = { podNetwork: POD_NETWORK };
export const SINGLE: AddonSettings = { ipAssignment: IpAssignment.secondaryIp() };
export const SINGLE_CUSTOM: AddonSettings = { ...SINGLE, podNetwork: POD_NETWORK };

/** The capacity of a pool of m5.large, unless told otherwise, on the platform of a test. */
export function poolOn({ stack, cni }: Platform, props: Partial<KarpenterCapacityProps> = {}, id: string = 'Pool'): KarpenterCapacity {
  return new KarpenterCapacity(stack, id, { podNetworking: cni, instanceTypes: types('m5.large'), ...props });
}

/** The same on a platform of its own. */
export function poolOf(props: Partial<KarpenterCapacityProps> = {}, settings: AddonSettings = PREFIXES): KarpenterCapacity {
  return poolOn(platformOf(settings), props);
}

/** Expects such a capacity to be refused for these problems and no other. */
export function expectPoolRefused(props: Partial<KarpenterCapacityProps>, settings: AddonSettings, ...problems: Problem[]): void {
  const platform = platformOf(settings);
  expectRefusal(() => poolOn(platform, props), 'Stack/Pool', ...problems);
}
