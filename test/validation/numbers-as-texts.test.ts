import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AddressSpace } from '../../src/addressing/address-space';
import { Ipv4Cidr } from '../../src/addressing/ipv4-cidr';
import { PodNodegroup } from '../../src/compute';
import { platformOf } from '../private/cdk-addon';
import { PREFIXES_CUSTOM } from '../private/cdk-karpenter';

const platform = platformOf(PREFIXES_CUSTOM);
const block = Ipv4Cidr.parse('100.64.0.0/16');
let made = 0;

/** A group with a prop that plain JavaScript, Java or JSON may give as something else. */
const group = (name: string, value: unknown) => () => {
  made += 1;
  return new PodNodegroup(platform.stack, `Group${made}`, {
    cluster: platform.cluster, podNetworking: platform.cni, instanceTypes: [new ec2.InstanceType('m5.large')], maxSize: 3, [name]: value,
  });
};

test.each<[string, () => unknown, string]>([
  ...['minSize', 'maxSize', 'desiredSize', 'expectedSize', 'maxPods', 'maxUnavailable', 'maxUnavailablePercentage']
    .map((name): [string, () => unknown, string] => [`${name} as a text`, group(name, '2'), `'${name}' is '2'`]),
  ['maxSize as a list', group('maxSize', [2]), "'maxSize' is a list"],
  ['maxSize as an object', group('maxSize', { size: 2 }), "'maxSize' is an object"],
  ['maxSize as a truth value', group('maxSize', true), "'maxSize' is boolean 'true'"],
  ['the prefix length of blocks', () => block.childAt('18' as never, 0), "prefix length '18'"],
  ['the index of a block', () => block.childAt(18, '0' as never), "index '0'"],
  ['a prefix length to take', () => AddressSpace.of(block).take('18' as never), "prefix length '18'"],
])('%s is shown as what it is, and not as a number', (_, work, said) => {
  expect(work).toThrow(said);
});
