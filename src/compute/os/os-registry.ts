import { AL2023 } from './al2023';
import { BOTTLEROCKET } from './bottlerocket';
import { OperatingSystemDesign } from './os-design';
import { WINDOWS } from './windows';
import { NodeOs } from '../node-os';

/** All operating systems that nodes can run. */
export const OPERATING_SYSTEMS: Readonly<Record<NodeOs, OperatingSystemDesign>> = {
  [NodeOs.AL2023]: AL2023,
  [NodeOs.BOTTLEROCKET]: BOTTLEROCKET,
  [NodeOs.WINDOWS]: WINDOWS,
};

/** That of nodes that say no other. */
export const DEFAULT_OS = AL2023;

/**
 * The operating system of an AMI type, also of one that CDK does not know yet; undefined for one that nodes are not
 * told their pod count on.
 */
export function osOfAmiType(amiType: string): OperatingSystemDesign | undefined {
  return Object.values(OPERATING_SYSTEMS).find(({ features }) => amiType.startsWith(features.amiPrefix));
}

/** The operating system of a node group: that of its AMI type, or the one that is named where no type is given. */
export function osOfGroup({ amiType, os }: { readonly amiType?: string; readonly os?: NodeOs }): OperatingSystemDesign {
  return (amiType === undefined ? os && OPERATING_SYSTEMS[os] : osOfAmiType(amiType)) ?? DEFAULT_OS;
}

/** As users write it, for sentences that name the choice. */
export function enumName(os: OperatingSystemDesign): string {
  return `NodeOs.${Object.entries(NodeOs).find(([, value]) => value === os.name)?.[0]}`;
}
