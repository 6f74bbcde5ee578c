import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { OperatingSystemDesign, OsFeatures } from './os-design';
import { CpuArchitecture } from '../../capacity/instance-type-limits';
import { knownVersion } from '../../cni/settings/addon-version';
import { PLACEMENTS } from '../../network/placement-rules';
import { NodeMode } from '../nodes/node-mode';

/** What all distributions of Linux have in common. */
export const LINUX_FEATURES = {
  architectures: [CpuArchitecture.X86_64, CpuArchitecture.ARM_64],
  runsCoreDns: true,
  takesPodSubnets: true,
  efa: true,
  outsideOfGroups: true,
  accessEntry: eks.AccessEntryType.EC2_LINUX,
  ownAmiNeedsEntry: false,
  ownAmiRoleId: 'Role',
  cdkType: ec2.OperatingSystemType.LINUX,
  remoteAccess: { protocol: 'SSH', port: 22 },
} as const satisfies Partial<OsFeatures>;

/** Size of the volume that images and logs fill, in GiB: EKS's own default for Linux. */
export const LINUX_DISK_GIB = 20;

/** The device of the root volume. */
export const LINUX_ROOT_DEVICE = '/dev/xvda';

/** What they do alike: the VPC CNI sets up their nodes. */
type LinuxBehaviour = Pick<OperatingSystemDesign, 'modeOf' | 'modeId' | 'networkingFindings' | 'heldFindings'>;

export const LINUX_BEHAVIOUR: LinuxBehaviour = {
  modeOf: ({ ipAssignment, ipFamily, placement, generation, trunkEni, maxEni, addonVersion }) => ({
    assignment: ipAssignment,
    family: ipFamily,
    placement,
    generation,
    trunkEni,
    maxEni,
    addonVersion: knownVersion(addonVersion),
  }),
  modeId({ assignment, placement, generation }: NodeMode) {
    const suffix = generation === undefined ? '' : `-${generation}`;
    return `${assignment.usesPrefixes ? 'Prefix' : 'SecondaryIp'}${PLACEMENTS[placement].id}${suffix}`;
  },
  networkingFindings: () => [],
  heldFindings: (findings) => [...findings],
};
