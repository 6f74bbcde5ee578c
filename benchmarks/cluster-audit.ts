import { spawnSync } from 'child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { LIB } from './compiled-library';

const NODES = 1000;
const SUBNETS = 20;
const INTERFACES = 20_000;
const PODS_PER_NODE = 30;

/** Runs the command of the compiled library in a process that does nothing else. */
const RUN = `
  const [lib, folder] = process.argv.slice(1);
  const { main } = require(lib + '/cli/main');
  const start = process.hrtime.bigint();
  const { stdout } = main(['audit', folder]);
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (!stdout.includes('nodes: 1,000')) throw new Error(stdout);
  console.log(JSON.stringify({ milliseconds, peakMemoryMib: process.resourceUsage().maxRSS / 1024 }));
`;

/** What an audit takes. */
export interface AuditMeasurement {
  readonly milliseconds: number;

  /** The most memory of the process, Node.js itself included. */
  readonly peakMemoryMib: number;
  readonly fileMegabytes: number;
}

/**
 * An audit from files to text: 1,000 nodes with their pods, and 20,000 interfaces of ten addresses and two prefixes, in
 * subnets of /16 of which nobody sees more; as the collecting script cuts them, and as the AWS CLI indents them.
 */
export function auditMeasurement(): AuditMeasurement {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  try {
    const fileMegabytes = writeCluster(join(folder, 'cluster'));
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', RUN, LIB, join(folder, 'cluster')], {
      encoding: 'utf8',
    });
    if (!stdout.startsWith('{')) throw new Error(`the audit has not answered: ${stderr}`);
    return { ...JSON.parse(stdout) as Omit<AuditMeasurement, 'fileMegabytes'>, fileMegabytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the files item by item, so that they are no memory of this process. */
function writeCluster(folder: string): number {
  mkdirSync(folder);
  let bytes = 0;
  const write = (name: string, before: string, count: number, item: (index: number) => object, after: string) => {
    const file = openSync(join(folder, name), 'w');
    const put = (text: string) => { bytes += writeSync(file, text); };
    put(before);
    for (let index = 0; index < count; index++) {
      put(`${index === 0 ? '' : ','}\n${JSON.stringify(item(index), undefined, 4)}`);
    }
    put(after);
    closeSync(file);
  };
  const zone = (index: number) => `eu-west-1${'abc'[index % 3]}`;
  write('subnets.json', '{"Subnets":[', SUBNETS, (index) => ({
    SubnetId: `subnet-${index}`,
    VpcId: 'vpc-0a',
    CidrBlock: `10.${index}.0.0/16`,
    AvailabilityZone: zone(index),
    AvailableIpAddressCount: 20_000,
    Tags: [],
  }), ']}');
  write('reservations.json', '{"SubnetIpv4CidrReservations":[', SUBNETS, (index) => ({
    SubnetCidrReservationId: `scr-${index}`,
    SubnetId: `subnet-${index}`,
    Cidr: `10.${index}.128.0/17`,
    ReservationType: 'prefix',
  }), ']}');
  write('network-interfaces.json', '{"NetworkInterfaces":[', INTERFACES, networkInterface, ']}');
  write('nodes.json', '{"kind":"NodeList","items":[', NODES, (index) => ({
    kind: 'Node',
    metadata: {
      name: `node-${index}`,
      labels: {
        'node.kubernetes.io/instance-type': 'm5.24xlarge', 'eks.amazonaws.com/nodegroup': `group-${index % 10}`,
      },
    },
    spec: { providerID: `aws:///${zone(index % SUBNETS)}/i-${index}`, unschedulable: false },
    status: { allocatable: { pods: '250', memory: '380000Mi' }, capacity: { pods: '250', memory: '390000Mi' } },
  }), ']}');
  write('pods.json', '{"kind":"PodList","items":[', NODES * PODS_PER_NODE, (index) => ({
    kind: 'Pod',
    metadata: { namespace: 'web', name: `web-${index}` },
    spec: { nodeName: `node-${index % NODES}`, hostNetwork: false },
    status: { phase: 'Running', podIP: `10.0.0.${index % 256}` },
  }), ']}');
  const env = [{ name: 'ENABLE_PREFIX_DELEGATION', value: 'true' }];
  write('aws-node.json', '{"kind":"DaemonSetList","items":[', 1, () => ({
    kind: 'DaemonSet',
    metadata: { name: 'aws-node', namespace: 'kube-system' },
    spec: { template: { spec: { containers: [{ name: 'aws-node', image: 'x:v1.20.4', env }] } } },
    status: { desiredNumberScheduled: NODES, updatedNumberScheduled: NODES, numberReady: NODES },
  }), ']}');
  return bytes / 1e6;
}

/** An interface: in its subnet one of a thousand, with ten single addresses and two prefixes. */
function networkInterface(index: number): object {
  const subnet = index % SUBNETS;
  const place = Math.floor(index / SUBNETS);
  const address = (offset: number) => `10.${subnet}.${Math.floor(offset / 256)}.${offset % 256}`;
  const single = 16 + place * 10;
  const prefix = 128 * 256 + place * 32;
  return {
    NetworkInterfaceId: `eni-${index}`,
    SubnetId: `subnet-${subnet}`,
    VpcId: 'vpc-0a',
    OwnerId: '000000000000',
    InterfaceType: 'interface',
    Status: 'in-use',
    RequesterManaged: false,
    Description: `aws-K8S-i-${index % NODES}`,
    PrivateIpAddress: address(single),
    PrivateIpAddresses: Array.from({ length: 10 }, (_, each) => address(single + each)),
    Ipv4Prefixes: [`${address(prefix)}/28`, `${address(prefix + 16)}/28`],
    Groups: ['sg-0a'],
    Attachment: { InstanceId: `i-${index % NODES}`, DeviceIndex: Math.floor(index / NODES), NetworkCardIndex: 0 },
    TagSet: [{ Key: 'node.k8s.amazonaws.com/instance_id', Value: `i-${index % NODES}` }],
  };
}
