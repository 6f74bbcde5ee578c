import { NodegroupAmiType } from 'aws-cdk-lib/aws-eks-v2';
import { CpuArchitecture, InstanceTypeLimits } from '../../../src/capacity/instance-type-limits';
import { NodeOs } from '../../../src/compute/node-os';
import { nodeImage } from '../../../src/compute/private/node-os';
import { namesOf } from '../../private/cdk-refusals';

function limitsOf(...names: string[]): InstanceTypeLimits[] {
  return names.map((name) => InstanceTypeLimits.of(name));
}

const SUPPORTED = Object.values(NodegroupAmiType).filter((type) => /^(AL2023|BOTTLEROCKET)_/.test(type));
const OTHERS = Object.values(NodegroupAmiType).filter((type) => !SUPPORTED.includes(type));

test('CDK has AMI types of both operating systems, and others', () => {
  expect(SUPPORTED.length).toBeGreaterThan(6);
  expect(OTHERS).toEqual(expect.arrayContaining([NodegroupAmiType.AL2_X86_64, NodegroupAmiType.WINDOWS_CORE_2022_X86_64]));
});

test.each([
  ['m5.large', NodegroupAmiType.AL2023_X86_64_STANDARD],
  ['m7g.large', NodegroupAmiType.AL2023_ARM_64_STANDARD],
])('%s runs %s by default', (name, amiType) => {
  expect(nodeImage(limitsOf(name))).toEqual({ amiType, os: NodeOs.AL2023, findings: [] });
});

test.each(SUPPORTED)('%s runs on its own architecture only', (amiType) => {
  const [fitting, other] = amiType.includes('ARM_64') ? ['m7g.large', 'm5.large'] : ['m5.large', 'm7g.large'];
  const os = amiType.startsWith('AL2023') ? NodeOs.AL2023 : NodeOs.BOTTLEROCKET;

  expect(nodeImage(limitsOf(fitting), amiType)).toEqual({ amiType, os, findings: [] });
  expect(namesOf(nodeImage(limitsOf(other), amiType).findings)).toEqual(['ami-type-mismatch']);
});

test('fails for an AMI type of the other architecture, naming those that fit', () => {
  const [finding] = nodeImage(limitsOf('m5.large'), NodegroupAmiType.BOTTLEROCKET_ARM_64).findings;

  expect(finding.message).toContain("'amiType' BOTTLEROCKET_ARM_64 does not run on m5.large, an x86_64 type; choose one of ");
  for (const text of [NodegroupAmiType.BOTTLEROCKET_X86_64, NodegroupAmiType.AL2023_X86_64_STANDARD]) expect(finding.message).toContain(text);
  expect(finding.message.split('choose one of ')[1]).not.toContain('ARM_64');
});

test.each(OTHERS)('fails for %s, whose pod count is not written', (amiType) => {
  const { findings } = nodeImage(limitsOf('m5.large'), amiType);

  expect(namesOf(findings)).toEqual(['ami-type-mismatch']);
  expect(findings[0].message).toContain(`'amiType' ${amiType} is of an operating system whose pod count this library does not write; choose one of `);
  expect(findings[0].message).toContain(NodegroupAmiType.AL2023_X86_64_STANDARD);
});

test('fails for x86 and Arm in one group, naming which is which', () => {
  const { findings } = nodeImage(limitsOf('m5.large', 'm7g.large', 'c5.large'));

  expect(namesOf(findings)).toEqual(['architectures-mixed']);
  expect(findings[0].message).toContain('x86 (m5.large, c5.large) and Arm (m7g.large)');
  expect(findings[0].message).toContain('make a node group for each');
});

test('the architecture of a type that the user states is taken as stated, else from its name', () => {
  const custom = (instanceType: string, architecture?: CpuArchitecture) =>
    InstanceTypeLimits.custom({ instanceType, maxEnis: 3, ipv4PerEni: 10, architecture });

  expect(nodeImage([custom('x99.large', CpuArchitecture.ARM_64)]).amiType).toBe(NodegroupAmiType.AL2023_ARM_64_STANDARD);
  expect(nodeImage([custom('m99g.large')]).amiType).toBe(NodegroupAmiType.AL2023_ARM_64_STANDARD);
  expect(nodeImage([custom('m99i.large')]).amiType).toBe(NodegroupAmiType.AL2023_X86_64_STANDARD);
});
