/** @jest-environment-options {"validatesTemplates": true} */
import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import { App } from 'aws-cdk-lib';
import { capacityTable } from '../../examples/dense-cluster/capacity-table';
import { DenseClusterStack } from '../../examples/dense-cluster/dense-cluster-stack';
import { Ipv4Cidr } from '../../src/addressing/ipv4-cidr';
import { SubnetBlocks } from '../../src/addressing/subnet-blocks';
import { cdkInitContext } from '../private/cdk-init-context';
import { Example } from '../private/example';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

function stackOf(scope: App): DenseClusterStack {
  return new DenseClusterStack(scope, 'DenseCluster', { env: { region: 'us-west-2' } });
}

const example = new Example('dense-cluster', stackOf);
const { DenseCluster: text } = example.texts();
const template: CfnTemplate = JSON.parse(text);
const property = (id: string, name: string) => template.Resources[id].Properties[name];
const podBlock = Ipv4Cidr.parse('100.64.0.0/16');
const podSubnets = idsOfType(template, 'AWS::EC2::Subnet').filter((id) => podBlock.contains(Ipv4Cidr.parse(property(id, 'CidrBlock'))));
const reservations = idsOfType(template, 'AWS::EC2::SubnetCidrReservation');
const [cidrBlock] = idsOfType(template, 'AWS::EC2::VPCCidrBlock');
const addon = (name: string) => idsOfType(template, 'AWS::EKS::Addon').find((id) => property(id, 'AddonName') === name)!;

test('its context is the one that cdk init writes', () => {
  expect(example.flags).toEqual(cdkInitContext());
  expect(example.flags['@aws-cdk/core:validateAgainstDefaultRules']).toBe(true);
});

test('pod subnets lie in the secondary block, and each waits for it', () => {
  expect(podSubnets).toHaveLength(3);
  expect(property(cidrBlock, 'CidrBlock')).toBe(podBlock.toString());
  for (const id of podSubnets) expect(closureOf(template, id)).toContain(cidrBlock);
});

test('each pod subnet has one aligned prefix reservation, which leaves room for ENI addresses', () => {
  expect(reservations.map((id) => property(id, 'SubnetId').Ref).sort()).toEqual(podSubnets);
  for (const id of reservations) {
    const subnet = Ipv4Cidr.parse(property(property(id, 'SubnetId').Ref, 'CidrBlock'));
    const range = Ipv4Cidr.parse(property(id, 'Cidr'));

    expect(property(id, 'ReservationType')).toBe('prefix');
    expect(SubnetBlocks.of(subnet).isAligned(range)).toBe(true);
    expect(SubnetBlocks.of(subnet).wholeBlocksIn(range)).toBe(511); // 8,192 / 16, less the last block
    expect(SubnetBlocks.of(subnet).usableAddresses - range.addressCount).toBe(8187); // 16,384 - 5 - 8,192
  }
});

test('each node group waits for the VPC CNI, and for every pod subnet, route association and reservation', () => {
  const associations = idsOfType(template, 'AWS::EC2::SubnetRouteTableAssociation').filter((id) => podSubnets.includes(property(id, 'SubnetId').Ref));
  const groups = idsOfType(template, 'AWS::EKS::Nodegroup');

  expect([groups.length, associations.length]).toEqual([3, 3]);
  for (const group of groups) {
    expect([...closureOf(template, group)]).toEqual(expect.arrayContaining([addon('vpc-cni'), ...podSubnets, ...associations, ...reservations]));
  }
});

test('the cluster waits for the secondary block', () => {
  expect(closureOf(template, idsOfType(template, 'AWS::EKS::Cluster')[0])).toContain(cidrBlock);
});

test('the configuration of the VPC CNI satisfies the schema of the add-on', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, '../cni/fixtures/vpc-cni-addon-schema-v1.15.1.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addMetaSchema(JSON.parse(readFileSync(require.resolve('ajv/dist/refs/json-schema-draft-06.json'), 'utf8')));
  const [, parts] = property(addon('vpc-cni'), 'ConfigurationValues')['Fn::Join'];
  const values = JSON.parse(parts.map((part: any) => (typeof part === 'string' ? part : part.Ref)).join(''));

  expect(ajv.validate(schema, values)).toBe(true);
  expect(values.env).toMatchObject({ ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1', AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' });
  expect(Object.values(values.eniConfig.subnets)).toEqual(podSubnets.map((id) => ({ id })));
});

test('there is no Lambda and no custom resource', () => {
  expect(Object.values(template.Resources).map(({ Type }) => Type).filter((type) => /^Custom::|Lambda|^AWS::CloudFormation::/.test(type))).toEqual([]);
});

test('two synths are the same, byte for byte', () => {
  expect(example.texts()).toEqual({ DenseCluster: text });
});

test('the pod counts, what binds, and what nodes would hold without prefixes', () => {
  expect(capacityTable(stackOf(new App({ context: example.flags })).nodegroups)).toMatchInlineSnapshot(`
"node group    max pods  bound by            pods that ENIs allow  without prefixes
General       110       cap, m5.xlarge      674                   44
Bottlerocket  110       cap, m7g.2xlarge    674                   44
Large         250       cap, m6i.12xlarge   3250                  205"
`);
});

test('secrets and flow logs each have a key of their own', () => {
  const [cluster] = idsOfType(template, 'AWS::EKS::Cluster');
  const [logGroup] = idsOfType(template, 'AWS::Logs::LogGroup');
  const keys = [property(cluster, 'EncryptionConfig')[0].Provider.KeyArn, property(logGroup, 'KmsKeyId')].map((arn) => arn['Fn::GetAtt'][0]);

  expect(keys.sort()).toEqual(idsOfType(template, 'AWS::KMS::Key'));
});

test('the template as a whole', () => {
  expect(template).toMatchSnapshot();
});
