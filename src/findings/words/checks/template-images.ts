import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

type OnTypes = { readonly image: string; readonly types: readonly string[] };

/** Of the images of node groups in any template. */
export const TEMPLATE_IMAGE_WORDS = {
  otherArchitecture: wording('ami-type-mismatch', ({ image, types, architecture, fitting }: OnTypes & {
    architecture: string; fitting: readonly string[];
  }) => ({
    message: `'AmiType' is ${image}, which does not run on ${architecture} types: ${few(types)}`,
    details: ['EKS refuses the node group', ...allOf('types', types), ...allOf('AMI types that fit', fitting)],
    fix: [`choose one of ${few(fitting)} as 'AmiType'`, 'choose types of the other architecture'],
  }), {
    image: 'AL2023_x86_64_STANDARD',
    types: ['m6g.large'],
    architecture: 'arm64',
    fitting: ['AL2023_ARM_64_STANDARD', 'BOTTLEROCKET_ARM_64'],
  }),

  otherArchitectureByDefault: wording('ami-type-mismatch', ({ image, types, architecture, instead }: OnTypes & {
    architecture: string; instead: string;
  }) => ({
    message: `'AmiType' is not given, and the AMI that EKS then takes does not run on ${few(types)}`,
    details: [
      `EKS takes ${image} for all types, and refuses the node group, because these are ${architecture}`,
      ...allOf('types', types),
    ],
    fix: [`give ${instead} as 'AmiType'`, 'choose types of the other architecture'],
  }), {
    image: 'AL2023_x86_64_STANDARD',
    types: ['m6g.large'],
    architecture: 'arm64',
    instead: 'AL2023_ARM_64_STANDARD',
  }),

  retired: wording('ami-type-mismatch', ({ image, lastVersion, version, fitting }: {
    image: string; lastVersion: string; version: string; fitting: readonly string[];
  }) => ({
    message: `'AmiType' is ${image}, which EKS does not have for Kubernetes ${version}`,
    details: [`the last version with this AMI is ${lastVersion}`, ...allOf('AMI types that fit', fitting)],
    fix: [
      `choose one of ${few(fitting)} as 'AmiType'`,
      'set the feature flag @aws-cdk/aws-eks:defaultToAL2023, if CDK chose the type for eks.Nodegroup',
    ],
  }), {
    image: 'AL2_x86_64',
    lastVersion: '1.32',
    version: '1.34',
    fitting: ['AL2023_x86_64_STANDARD', 'BOTTLEROCKET_x86_64'],
  }),

  noDriversByDefault: wording('accelerator-without-drivers', ({ image, types, kinds, instead }: OnTypes & {
    kinds: readonly string[]; instead: string;
  }) => ({
    message: `'AmiType' is not given, and the AMI that EKS then takes has no drivers for ${few(types)}`,
    details: [
      `EKS takes ${image} for all types`,
      `pods find no device there: ${[...new Set(kinds)].join(', ')}`,
      ...allOf('types', types),
    ],
    fix: [`give ${instead} as 'AmiType'`, 'acknowledge this finding, if the drivers are installed on the nodes'],
  }), {
    image: 'AL2023_x86_64_STANDARD',
    types: ['g5.xlarge'],
    kinds: ['NVIDIA'],
    instead: 'AL2023_x86_64_NVIDIA',
  }),
};
