import { ec2Tags, Fields, isMembers, Problems } from './fields';
import { Item } from './recognised-items';
import { addressOf, blockOf } from '../../addressing/ipv4-text';
import { RunningInterface, RunningReservation, RunningSubnet, RunningVpc } from '../model/running-network';
import { RunningInstance, RunningInstanceType } from '../model/running-nodes';

const CNI_ROLE = 'kubernetes.io/role/cni';
const CNI_CLUSTER = 'cni.networking.k8s.aws/cluster/';

/** A thing with the VPC that it is in, by which those of other VPCs are left out. */
export interface InVpc<T> {
  readonly vpcId?: string;
  readonly item: T;
}

export function vpcOf({ value, path }: Item, problems: Problems): RunningVpc | undefined {
  const fields = Fields.of(value, path, problems);
  const vpcId = fields.needed('VpcId');
  if (vpcId === undefined) return undefined;
  const primary = fields.text('CidrBlock');
  const others = fields.children('CidrBlockAssociationSet')
    .filter((block) => ['associated', 'associating', undefined].includes(block.child('CidrBlockState').text('State')))
    .flatMap((block) => block.text('CidrBlock') ?? []);
  const blocks = [...new Set([...(primary === undefined ? [] : [primary]), ...others])];
  return {
    vpcId,
    blocks: blocks.filter((block) => isBlock(fields, 'CidrBlock', block)),
    owner: fields.text('OwnerId'),
  };
}

export function subnetOf({ value, path }: Item, problems: Problems): RunningSubnet | undefined {
  const fields = Fields.of(value, path, problems);
  const subnetId = fields.needed('SubnetId');
  if (subnetId === undefined) return undefined;
  const tags = ec2Tags(fields.value('Tags'));
  const cidr = fields.text('CidrBlock');
  return {
    subnetId,
    vpcId: fields.text('VpcId'),
    cidr: cidr !== undefined && isBlock(fields, 'CidrBlock', cidr) ? cidr : undefined,
    zone: fields.text('AvailabilityZone'),
    zoneId: fields.text('AvailabilityZoneId'),
    availableAddresses: fields.count('AvailableIpAddressCount'),
    owner: fields.text('OwnerId'),
    cniRole: tags[CNI_ROLE],
    cniClusters: Object.keys(tags)
      .filter((key) => key.startsWith(CNI_CLUSTER)).map((key) => key.slice(CNI_CLUSTER.length)),
    name: tags.Name,
  };
}

export function reservationOf({ value, path }: Item, problems: Problems): RunningReservation | undefined {
  const fields = Fields.of(value, path, problems);
  const [reservationId, subnetId, cidr] =
    ['SubnetCidrReservationId', 'SubnetId', 'Cidr'].map((name) => fields.needed(name));
  if (reservationId === undefined || subnetId === undefined || cidr === undefined) return undefined;
  if (!isBlock(fields, 'Cidr', cidr)) return undefined;
  return {
    reservationId,
    subnetId,
    cidr,
    type: fields.text('ReservationType') ?? 'prefix',
    description: fields.text('Description'),
  };
}

export function interfaceOf({ value, path }: Item, problems: Problems): InVpc<RunningInterface> | undefined {
  const fields = Fields.of(value, path, problems);
  const interfaceId = fields.needed('NetworkInterfaceId');
  const subnetId = fields.needed('SubnetId');
  if (interfaceId === undefined || subnetId === undefined) return undefined;
  const addresses = namesOf(fields, 'PrivateIpAddresses', 'PrivateIpAddress')
    .filter((address) => isAddress(fields, address));
  const primaryAddress = fields.text('PrivateIpAddress')
    ?? primaryIn(fields.list('PrivateIpAddresses')) ?? addresses[0];
  const attachment = fields.child('Attachment');
  const tags = ec2Tags(fields.value('TagSet') ?? fields.value('Tags'));
  const item = {
    interfaceId,
    subnetId,
    instanceId: attachment.text('InstanceId'),
    deviceIndex: attachment.count('DeviceIndex'),
    networkCard: attachment.count('NetworkCardIndex'),
    type: fields.text('InterfaceType') ?? 'interface',
    status: fields.text('Status'),
    primaryAddress,
    secondaryAddresses: addresses.filter((address) => address !== primaryAddress),
    prefixes: namesOf(fields, 'Ipv4Prefixes', 'Ipv4Prefix').filter((prefix) => isBlock(fields, 'Ipv4Prefixes', prefix)),
    description: fields.text('Description'),
    requesterManaged: fields.flag('RequesterManaged'),
    owner: fields.text('OwnerId'),
    cniInstance: tags['node.k8s.amazonaws.com/instance_id'],
    cniCluster: tags['cluster.k8s.amazonaws.com/name'],
    createdAt: tags['node.k8s.amazonaws.com/createdAt'],
    noManage: 'node.k8s.amazonaws.com/no_manage' in tags && tags['node.k8s.amazonaws.com/no_manage'] !== 'false',
    securityGroups: namesOf(fields, 'Groups', 'GroupId'),
  };
  return { vpcId: fields.text('VpcId'), item };
}

export function instanceOf({ value, path }: Item, problems: Problems): InVpc<RunningInstance> | undefined {
  const fields = Fields.of(value, path, problems);
  const instanceId = fields.needed('InstanceId');
  if (instanceId === undefined) return undefined;
  const tags = ec2Tags(fields.value('Tags'));
  const state = fields.value('State');
  const item = {
    instanceId,
    instanceType: fields.text('InstanceType'),
    subnetId: fields.text('SubnetId'),
    zone: fields.child('Placement').text('AvailabilityZone'),
    state: typeof state === 'string' ? state : fields.child('State').text('Name'),
    nodegroup: tags['eks:nodegroup-name'],
    nodePool: tags['karpenter.sh/nodepool'],
  };
  return { vpcId: fields.text('VpcId'), item };
}

export function instanceTypeOf({ value, path }: Item, problems: Problems): RunningInstanceType | undefined {
  const fields = Fields.of(value, path, problems);
  const instanceType = fields.needed('InstanceType');
  const network = fields.child('NetworkInfo');
  const usual = network.count('DefaultNetworkCardIndex') ?? 0;
  const card = network.children('NetworkCards').find((each) => (each.count('NetworkCardIndex') ?? 0) === usual);
  const maxEnis = card?.count('MaximumNetworkInterfaces') ?? network.count('MaximumNetworkInterfaces');
  const ipv4PerEni = network.count('Ipv4AddressesPerInterface');
  if (instanceType === undefined || !maxEnis || !ipv4PerEni) return undefined;
  return {
    instanceType,
    maxEnis,
    ipv4PerEni,
    vcpus: fields.child('VCpuInfo').count('DefaultVCpus'),
    memoryMib: fields.child('MemoryInfo').count('SizeInMiB'),
    hypervisor: fields.flag('BareMetal') ? 'none' : fields.text('Hypervisor'),
  };
}

/** The names in a list, whose items are objects that hold them, or the names alone, as `--query` cuts them. */
function namesOf(fields: Fields, list: string, name: string): string[] {
  return fields.list(list).flatMap((item) => {
    const text = isMembers(item) ? item[name] : item;
    if (typeof text === 'string') return [text];
    fields.refuse(list, `must hold strings, or objects with ${name}`);
    return [];
  });
}

function primaryIn(list: readonly unknown[]): string | undefined {
  const primary = list.find((item) => isMembers(item) && item.Primary === true);
  return isMembers(primary) && typeof primary.PrivateIpAddress === 'string' ? primary.PrivateIpAddress : undefined;
}

function isAddress(fields: Fields, address: string): boolean {
  if (addressOf(address) !== undefined) return true;
  fields.refuse('PrivateIpAddresses', `holds '${address}', which is not an IPv4 address`);
  return false;
}

function isBlock(fields: Fields, name: string, block: string): boolean {
  if (blockOf(block) !== undefined) return true;
  fields.refuse(name, `holds '${block}', which is not an IPv4 CIDR`);
  return false;
}
