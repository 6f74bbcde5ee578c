/** @jest-environment-options {"validatesTemplates": true} */
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { PodCapacityCluster, PodNetwork } from '../../src';
import { cdkInitContext } from '../private/cdk-init-context';
import { idsOfType } from '../private/template-graph';

/** Synthesizes under the context of cdk init, strict validation included, and acknowledges nothing. */
function synthesizedIn(region?: string, zones?: string[]) {
  const app = new App({ context: cdkInitContext() });
  const stack = new Stack(app, 'Stack', { env: { region } });
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    availabilityZones: zones,
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
  });
  platform.addNodegroup('General', { instanceTypes: [new ec2.InstanceType('m5.large')] });
  const assembly = app.synth();
  const report = JSON.parse(readFileSync(join(assembly.directory, 'validation-report.json'), 'utf8'));
  const ofValidator = report.pluginReports.find(({ pluginName }: any) => pluginName === 'CloudFormation Validate');
  const rules = (found: any[] = []) => found.map(({ ruleName }) => ruleName);
  return {
    template: assembly.getStackByName('Stack').template,
    messages: JSON.stringify(assembly.getStackByName('Stack').messages),
    violations: rules(ofValidator?.violations),
    acknowledged: rules(ofValidator?.suppressedViolations),
  };
}

test.each([
  ['eu-west-1', ['a', 'b', 'c'], ['100.64.0.0/18', '100.64.64.0/18', '100.64.128.0/18'], true],
  ['us-east-1', ['a', 'b', 'c'], ['100.64.0.0/18', '100.64.64.0/18', '100.64.128.0/18'], false],
  ['ap-northeast-1', ['a', 'c', 'd'], ['100.64.0.0/18', '100.64.128.0/18', '100.64.192.0/18'], true],
])('in %s, in zones %j, pods are in %j, without a warning', (region, letters, cidrs, acknowledges) => {
  const { template, messages, violations, acknowledged } = synthesizedIn(region, letters.map((letter) => `${region}${letter}`));
  const podCidrs = idsOfType(template, 'AWS::EC2::Subnet').map((id) => template.Resources[id].Properties.CidrBlock).filter((cidr) => cidr.startsWith('100.'));

  expect(podCidrs).toEqual(cidrs);
  expect(violations).toEqual([]);
  expect(acknowledged.filter((rule: string) => rule === 'F3006')).toHaveLength(acknowledges ? 3 : 0); // a reservation a zone
  expect(messages).not.toContain('cdk-eks-pod-capacity:');
});

test('in no fixed Region, pods are in the first two slots, and what was not verified is said', () => {
  const { template, messages, violations } = synthesizedIn();
  const podSubnets = idsOfType(template, 'AWS::EC2::Subnet').map((id) => template.Resources[id].Properties)
    .filter(({ CidrBlock }) => CidrBlock.startsWith('100.'));

  expect(podSubnets.map(({ CidrBlock }) => CidrBlock)).toEqual(['100.64.0.0/18', '100.64.64.0/18']);
  expect(podSubnets.map(({ AvailabilityZone }) => AvailabilityZone)).toEqual([0, 1].map((place) => ({ 'Fn::Select': [place, { 'Fn::GetAZs': '' }] })));
  expect(violations).toEqual([]);
  expect(messages).toContain('cdk-eks-pod-capacity:zones-unresolved');
});

test('what newer validators say of the encryption of secrets, which CDK writes, is acknowledged where there is such a key, on the cluster alone', () => {
  const acknowledgedWith = (key: (stack: Stack) => kms.IKey | undefined) => {
    const stack = new Stack(new App({ context: cdkInitContext() }), 'Stack', { env: { region: 'eu-west-1' } });
    new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      secretsEncryptionKey: key(stack),
    });
    return stack.node.findAll().filter(({ node }) => node.metadata.some(({ type, data }) => (
      type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && 'CloudFormation-Validate::W9009' in data))).map(({ node }) => node.path);
  };

  expect(acknowledgedWith((stack) => new kms.Key(stack, 'Key'))).toEqual(['Stack/Platform/Cluster/Resource']);
  expect(acknowledgedWith(() => undefined)).toEqual([]);
});
