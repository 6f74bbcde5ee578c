import { wording } from '../../wording';

/** Of images, and the types that they run on. */
export const NODE_IMAGE_WORDS = {
  acceleratorsMixed: wording('accelerators-mixed', ({ kinds, types, image, page }: {
    kinds: readonly string[]; types: readonly string[]; image: string; page: string;
  }) => {
    const each = kinds.map((kind, index) => `${kind}: ${types[index]}`).join('; ');
    return `'instanceTypes' mixes accelerators (${each}), and the group runs ${image}, which has no drivers for them;`
      + ` make a node group for each, or give 'amiType': ${page}`;
  }, {
    kinds: ['none', 'NVIDIA'],
    types: ['m5.large', 'g5.xlarge, g6.xlarge'],
    image: 'AL2023_x86_64_STANDARD',
    page: 'see https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html',
  }),

  architecturesMixed: wording('architectures-mixed', ({ x86, arm }: { x86: readonly string[]; arm: readonly string[] }) =>
    `'instanceTypes' mixes x86 (${x86.join(', ')}) and Arm (${arm.join(', ')}), and a node group has one AMI; make a node group for each`,
  { x86: ['m5.large', 'c5.large'], arm: ['m7g.large'] }),

  armByName: wording('windows-unsupported', ({ type, system }: { type: string; system: string }) =>
    `${type} is an arm64 type by its name, and EKS has ${system} images for x86_64 only; use an x86_64 type, or state its architecture`,
  { type: 'm99g.large', system: 'Windows' }),

  systemUnknown: wording('ami-type-mismatch', ({ amiType, fitting, retirement }: {
    amiType: string; fitting: readonly string[]; retirement: string;
  }) => `'amiType' ${amiType} is of an operating system whose pod count this library does not write; `
    + `choose one of ${fitting.join(', ')}${retirement}`,
  { amiType: 'CUSTOM', fitting: ['AL2023_x86_64_STANDARD', 'BOTTLEROCKET_x86_64'], retirement: '' }),

  otherArchitecture: wording('ami-type-mismatch', ({ amiType, type, architecture, fitting }: {
    amiType: string; type: string; architecture: string; fitting: readonly string[];
  }) => `'amiType' ${amiType} does not run on ${type}, an ${architecture} type; choose one of ${fitting.join(', ')}`,
  { amiType: 'BOTTLEROCKET_ARM_64', type: 'm5.large', architecture: 'x86_64', fitting: ['AL2023_x86_64_STANDARD', 'BOTTLEROCKET_x86_64'] }),
};
