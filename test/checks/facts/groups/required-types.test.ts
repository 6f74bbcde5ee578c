import { App, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { requiredTypes } from '../../../../src/checks/facts/groups/required-types';
import { groupOf, plainCluster, saidOf } from '../../../private/cdk-plain';

/*
 * A launch template that asks for attributes in place of a type: where the table of types can answer, the group runs what it
 * answers. Else its types are not known, and never those that EKS takes where nobody says any.
 */

const ANY = { VCpuCount: { Min: 0 }, MemoryMiB: { Min: 0 } };
const TWO = { VCpuCount: { Min: 2, Max: 2 }, MemoryMiB: { Min: 8192, Max: 8192 } };

test.each<[string, unknown, string[] | undefined]>([
  ['types by their names', { ...ANY, AllowedInstanceTypes: ['m5.large', 'c5.large'] }, ['m5.large', 'c5.large']],
  ['one name as text', { ...ANY, AllowedInstanceTypes: 'm5.large' }, ['m5.large']],
  ['the same name twice', { ...ANY, AllowedInstanceTypes: ['m5.large', 'm5.large'] }, ['m5.large']],
  ['a family, by its vCPUs and memory', { ...TWO, AllowedInstanceTypes: ['m5.*'] }, ['m5.large']],
  ['what a pattern may stand for, of one dot only', { ...TWO, AllowedInstanceTypes: ['m5.l*e'] }, ['m5.large']],
  ['vCPUs at most', { VCpuCount: { Min: 0, Max: 2 }, AllowedInstanceTypes: ['m5.large', 'm5.xlarge'] }, ['m5.large']],
  ['vCPUs at least', { VCpuCount: { Min: 3 }, AllowedInstanceTypes: ['m5.large', 'm5.xlarge'] }, ['m5.xlarge']],
  ['memory at most, at the limit', { MemoryMiB: { Min: 0, Max: 8192 }, AllowedInstanceTypes: ['m5.large', 'm5.xlarge'] }, ['m5.large']],
  ['memory at least, as text', { MemoryMiB: { Min: '8193' }, AllowedInstanceTypes: ['m5.large', 'm5.xlarge'] }, ['m5.xlarge']],
  ['what a pattern begins with, which is not the middle of a name', { ...ANY, AllowedInstanceTypes: ['g.large', '5.large', 'm5.large'] }, ['g.large', '5.large', 'm5.large']],
  ['types that are excluded by the end of their names, which is not their beginning', { ...ANY, AllowedInstanceTypes: ['m5.large', 'c5.large'], ExcludedInstanceTypes: ['5.large', 'c5'] }, ['m5.large', 'c5.large']],
  ['types that are excluded by what stands for anything at both ends', { ...ANY, AllowedInstanceTypes: ['m5.large', 'c5.large'], ExcludedInstanceTypes: ['*c5*'] }, ['m5.large']],
  ['types that are excluded, in whose pattern a dot is a dot', { ...ANY, AllowedInstanceTypes: ['m5a.large', 'm5.large'], ExcludedInstanceTypes: ['m5.*'] }, ['m5a.large']],
  ['types that are excluded by two patterns', { ...ANY, AllowedInstanceTypes: ['m5.large', 'c5.large', 'r5.large'], ExcludedInstanceTypes: ['c5*', 'r5*'] }, ['m5.large']],
  ['types that are excluded', { ...ANY, AllowedInstanceTypes: ['m5.large', 'c5.large'], ExcludedInstanceTypes: ['c5*'] }, ['m5.large']],
  ['burstable types, which are left out by default', { ...ANY, AllowedInstanceTypes: ['t3.large', 'm5.large'] }, ['m5.large']],
  ['burstable types that are included', { ...ANY, BurstablePerformance: 'included', AllowedInstanceTypes: ['t3.large', 'm5.large'] }, ['t3.large', 'm5.large']],
  ['burstable types only', { ...ANY, BurstablePerformance: 'required', AllowedInstanceTypes: ['t3.large', 'm5.large'] }, ['t3.large']],
  ['bare metal, which is left out by default', { ...ANY, AllowedInstanceTypes: ['m5.metal', 'm5.large'] }, ['m5.large']],
  ['bare metal that is included', { ...ANY, BareMetal: 'included', AllowedInstanceTypes: ['m5.metal', 'm5.large'] }, ['m5.metal', 'm5.large']],
  ['bare metal only', { ...ANY, BareMetal: 'required', AllowedInstanceTypes: ['m5.metal', 'm5.large'] }, ['m5.metal']],
  ['a name that the table does not have', { ...TWO, AllowedInstanceTypes: ['m99.large'] }, ['m99.large']],
  ['a pattern that is nothing of the table', { ...ANY, AllowedInstanceTypes: ['m99.*'] }, undefined],
  ['types of which none is left', { VCpuCount: { Min: 64 }, AllowedInstanceTypes: ['m5.large'] }, undefined],
  ['vCPUs and memory alone: what there is later has them too', TWO, undefined],
  ['an empty list', { ...ANY, AllowedInstanceTypes: [] }, undefined],
  ['an attribute that the table does not tell', { ...ANY, AllowedInstanceTypes: ['m5.large'], LocalStorage: 'required' }, undefined],
  ['a number that is told later', { VCpuCount: { Min: { Ref: 'P' } }, AllowedInstanceTypes: ['m5.large'] }, undefined],
  ['a name that is told later', { ...ANY, AllowedInstanceTypes: ['m5.large', { Ref: 'P' }] }, undefined],
  ['all of it told later', { 'Fn::If': ['C', ANY, { Ref: 'AWS::NoValue' }] }, undefined],
  ['nothing', {}, undefined],
])('%s', (_, requirements, expected) => {
  expect(requiredTypes(requirements)).toEqual(expected);
});

describe('a group', () => {
  const said = (launchTemplateData: unknown, instanceTypes?: string[]) => {
    const { stack, cluster, subnets, addon } = plainCluster();
    const launch = new ec2.CfnLaunchTemplate(stack, 'Launch', { launchTemplateData: launchTemplateData as never });
    const subnetIds = subnets.map(({ ref }) => ref);
    groupOf(cluster, 'Other', { subnets: subnetIds, launchTemplate: { id: launch.ref, version: '1' }, instanceTypes })
      .addResourceDependency(addon!);
    return saidOf(stack.node.root as App);
  };
  const CLOSED = { metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 } };
  const asking = (allowedInstanceTypes?: string[]) => ({
    ...CLOSED, instanceRequirements: { vCpuCount: { min: 2 }, memoryMiB: { min: 4096 }, allowedInstanceTypes },
  });
  const UNKNOWN = 'warning value-unchecked at Other';

  test.each<[string, unknown, string[] | undefined, string[]]>([
    ['whose types take prefixes', asking(['m5.large']), undefined, []],
    ['whose types take none', asking(['m4.large']), undefined, ['error prefixes-unsupported-in-group at Other']],
    ['whose types are not told', asking(), undefined, [UNKNOWN]],
    ['that lists types itself', asking(), ['m5.large'], []],
    ['whose template is a token', Fn.importValue('Data'), undefined, [UNKNOWN]],
    ['with neither, which EKS gives t3.medium', CLOSED, undefined, ['warning memory-withheld at Other']],
  ])('%s', (_, data, instanceTypes, expected) => {
    expect(said(data, instanceTypes)).toEqual(expected);
  });
});
