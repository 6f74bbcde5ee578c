import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** What becomes of an AMI type that EKS no longer makes. */
const retired = (lastVersion?: string, version?: string) => (lastVersion === undefined ? [] : [
  version === undefined
    ? `EKS has published no AMI of Amazon Linux 2 since 2025-11-26, and has none for Kubernetes after ${lastVersion}`
    : `EKS has no AMI of Amazon Linux 2 for Kubernetes ${version}, only up to ${lastVersion}`,
]);

/** Of images, and the types that they run on. */
export const NODE_IMAGE_WORDS = {
  acceleratorsMixed: wording('accelerators-mixed', ({ kinds, types, image }: {
    kinds: readonly string[]; types: readonly string[]; image: string;
  }) => {
    const each = [...new Set(kinds)];
    return {
      message: `'instanceTypes' mixes accelerators (${few(each)}), and ${image} has no drivers for them`,
      details: [
        ...each.map((kind) => `${kind}: ${types.filter((_, index) => kinds[index] === kind).join(', ')}`),
        'AMIs with drivers: https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html',
      ],
      fix: ['make a node group for each accelerator', "choose an AMI with the drivers that the pods need: 'amiType'"],
    };
  }, {
    kinds: ['none', 'NVIDIA', 'NVIDIA'],
    types: ['m5.large', 'g5.xlarge', 'g6.xlarge'],
    image: 'AL2023_x86_64_STANDARD',
  }),

  architecturesMixed: wording('architectures-mixed', ({ x86, arm }: {
    x86: readonly string[]; arm: readonly string[];
  }) => ({
    message: "'instanceTypes' mixes x86 and Arm types, and a node group has one AMI",
    details: [`x86: ${x86.join(', ')}`, `Arm: ${arm.join(', ')}`],
    fix: ['make a node group for each architecture'],
  }), { x86: ['m5.large', 'c5.large'], arm: ['m7g.large'] }),

  armByName: wording('windows-unsupported', ({ types, system }: { types: readonly string[]; system: string }) => ({
    message: `${few(types)} ${types.length === 1 ? 'is an arm64 type' : 'are arm64 types'} by name`
      + `, and EKS has ${system} AMIs for x86_64 only`,
    details: allOf('types', types),
    fix: [
      'use an x86_64 type',
      "if the name is misleading, give the architecture: 'architecture' of InstanceTypeLimits.custom",
    ],
  }), { types: ['m99g.large'], system: 'Windows' }, ['types']),

  systemUnknown: wording('ami-type-mismatch', ({ amiType, fitting, lastVersion, version }: {
    amiType: string; fitting: readonly string[]; lastVersion?: string; version?: string;
  }) => ({
    message: `'amiType' is ${amiType}, with which this library cannot set max pods`,
    details: [...retired(lastVersion, version), ...allOf('AMI types that fit', fitting)],
    fix: [`choose one of ${few(fitting)} as 'amiType'`],
  }), {
    amiType: 'AL2_x86_64',
    fitting: ['AL2023_x86_64_STANDARD', 'BOTTLEROCKET_x86_64'],
    lastVersion: '1.32',
    version: '1.34',
  }),

  otherArchitecture: wording('ami-type-mismatch', ({ amiType, type, architecture, fitting }: {
    amiType: string; type: string; architecture: string; fitting: readonly string[];
  }) => ({
    message: `'amiType' is ${amiType}, which does not run on ${type}, an ${architecture} type`,
    details: allOf('AMI types that fit', fitting),
    fix: [
      "leave 'amiType' out, and it follows from 'os' and the instance types",
      `choose one of ${few(fitting)} as 'amiType'`,
    ],
  }), {
    amiType: 'BOTTLEROCKET_ARM_64',
    type: 'm5.large',
    architecture: 'x86_64',
    fitting: ['AL2023_x86_64_STANDARD', 'BOTTLEROCKET_x86_64'],
  }),

  startsOnGpusOnly: wording('ami-type-mismatch', ({ prop, amiType, needs, types, instead }: {
    prop: string; amiType: string; needs: string; types: readonly string[]; instead: string;
  }) => ({
    message: `'${prop}' is ${amiType}, which does not start without a GPU of ${needs}, on ${few(types)}`,
    details: [
      'the kernel modules of its drivers fail to load without one, and the node never joins the cluster',
      ...allOf('types', types),
    ],
    fix: [`give ${instead} as '${prop}'`, `put ${few(types)} into a node group without this AMI`],
  }), {
    prop: 'amiType',
    amiType: 'BOTTLEROCKET_x86_64_NVIDIA',
    needs: 'NVIDIA',
    types: ['m5.large'],
    instead: 'BOTTLEROCKET_x86_64',
  }),

  driversUnused: wording('ami-drivers-unused', ({ prop, amiType, drivers, types, instead }: {
    prop: string; amiType: string; drivers: readonly string[]; types: readonly string[]; instead: string;
  }) => ({
    message: `'${prop}' is ${amiType}, whose drivers (${few(drivers)}) nothing on ${few(types)} uses`,
    details: [
      'this AMI is larger, and nodes take longer to start',
      ...allOf('drivers', drivers),
      ...allOf('types', types),
    ],
    fix: [`give ${instead} as '${prop}'`, 'give types with the accelerator that pods need'],
  }), {
    prop: 'amiType',
    amiType: 'AL2023_x86_64_NVIDIA',
    drivers: ['NVIDIA'],
    types: ['m5.large'],
    instead: 'AL2023_x86_64_STANDARD',
  }),
};
