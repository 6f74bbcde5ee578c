import { Fields, Problems } from './fields';
import { quantityOf } from './quantity';
import { Item } from './recognised-items';
import { DEFAULT_KERNEL, kernelOf } from '../../capacity/kernel/kernels';
import { OperatingSystem } from '../../capacity/operating-system';
import { NodeKind, RunningNode, RunningPod } from '../model/running-nodes';
import { RunningAwsNode, RunningEniConfig, RunningVariable } from '../model/running-vpc-cni';

const INSTANCE = /^aws:\/\/\/([^/]+)\/(i-[0-9a-z]+)$/;
const COMPUTE_TYPE = 'eks.amazonaws.com/compute-type';
const BRANCH = 'vpc.amazonaws.com/pod-eni';

export function nodeOf({ value, path }: Item, problems: Problems): RunningNode | undefined {
  const fields = Fields.of(value, path, problems);
  const metadata = fields.child('metadata');
  const name = metadata.needed('name');
  if (name === undefined) return undefined;
  const labels = metadata.map('labels');
  const annotations = metadata.map('annotations');
  const spec = fields.child('spec');
  const status = fields.child('status');
  const providerId = spec.text('providerID') ?? '';
  const [, zone, instanceId] = INSTANCE.exec(providerId) ?? [];
  const ready = status.children('conditions').find((condition) => condition.text('type') === 'Ready')?.text('status');
  const os = labels['kubernetes.io/os'] ?? status.child('nodeInfo').text('operatingSystem');
  const quantity = (of: string, resource: string) => quantityIn(status.child(of), resource);
  return {
    name,
    kind: nodeKind(labels, providerId, os),
    os,
    instanceId,
    instanceType: labels['node.kubernetes.io/instance-type'] ?? labels['beta.kubernetes.io/instance-type'],
    zone: zone ?? labels['topology.kubernetes.io/zone'],
    nodegroup: labels['eks.amazonaws.com/nodegroup'],
    nodePool: labels['karpenter.sh/nodepool'],
    maxPods: quantity('allocatable', 'pods') ?? quantity('capacity', 'pods'),
    unschedulable: spec.flag('unschedulable') ?? false,
    ready: ready === undefined ? undefined : ready === 'True',
    memory: quantity('capacity', 'memory'),
    allocatableMemory: quantity('allocatable', 'memory'),
    labels,
    annotations,
  };
}

export function podOf({ value, path }: Item, problems: Problems): RunningPod | undefined {
  const fields = Fields.of(value, path, problems);
  const metadata = fields.child('metadata');
  const name = metadata.needed('name');
  if (name === undefined) return undefined;
  const spec = fields.child('spec');
  const status = fields.child('status');
  const [owner] = metadata.children('ownerReferences');
  return {
    namespace: metadata.text('namespace') ?? 'default',
    name,
    node: spec.text('nodeName') || undefined,
    hostNetwork: spec.flag('hostNetwork') ?? false,
    phase: status.text('phase') ?? 'Unknown',
    address: status.text('podIP') || undefined,
    branch: BRANCH in metadata.map('annotations'),
    owner: owner?.text('kind'),
  };
}

/** The DaemonSet aws-node, or undefined for any other. */
export function awsNodeOf({ value, path }: Item, problems: Problems): RunningAwsNode | undefined {
  const fields = Fields.of(value, path, problems);
  const metadata = fields.child('metadata');
  if (metadata.text('name') !== 'aws-node') return undefined;
  const spec = fields.child('spec').child('template').child('spec');
  const status = fields.child('status');
  const containers = spec.children('containers');
  const found = containers.find((each) => each.text('name') === 'aws-node');
  // One without variables runs with the defaults; of one without the container nothing is known.
  if (found === undefined) problems.push(`${path} has no container 'aws-node'`);
  const main = found ?? Fields.of(undefined, path, problems);
  const init = spec.children('initContainers').find((each) => each.text('name') === 'aws-vpc-cni-init');
  const image = main.text('image');
  return {
    image,
    version: image === undefined ? undefined : versionOf(image),
    variables: variablesOf(main),
    initVariables: init === undefined ? [] : variablesOf(init),
    serviceAccount: spec.text('serviceAccountName'),
    desired: status.count('desiredNumberScheduled'),
    updated: status.count('updatedNumberScheduled'),
    ready: status.count('numberReady'),
    maxUnavailable: fields.child('spec').child('updateStrategy').child('rollingUpdate').printed('maxUnavailable'),
    otherContainers: containers.flatMap((each) => each.text('name') ?? []).filter((name) => name !== 'aws-node'),
    managedBy: metadata.map('labels')['app.kubernetes.io/managed-by'],
  };
}

export function eniConfigOf({ value, path }: Item, problems: Problems): RunningEniConfig | undefined {
  const fields = Fields.of(value, path, problems);
  const name = fields.child('metadata').needed('name');
  if (name === undefined) return undefined;
  const spec = fields.child('spec');
  return { name, subnetId: spec.text('subnet'), securityGroups: spec.texts('securityGroups') };
}

function nodeKind(labels: Readonly<Record<string, string>>, providerId: string, os: string | undefined): NodeKind {
  const computeType = labels[COMPUTE_TYPE];
  if (computeType === 'fargate' || providerId.includes('/fargate-')) return NodeKind.FARGATE;
  if (computeType === 'hybrid' || providerId.startsWith('eks-hybrid:')) return NodeKind.HYBRID;
  if (computeType === 'auto') return NodeKind.AUTO_MODE;
  return kernelOf({ os: os as OperatingSystem | undefined }) === DEFAULT_KERNEL ? NodeKind.VPC_CNI : NodeKind.OTHER_OS;
}

function quantityIn(resources: Fields, name: string): number | undefined {
  const value = resources.value(name);
  const quantity = quantityOf(value);
  if (value === undefined || (quantity !== undefined && quantity >= 0)) return quantity;
  resources.refuse(name, 'is not a quantity of Kubernetes, as in "110"');
  return undefined;
}

function variablesOf(container: Fields): RunningVariable[] {
  return container.children('env').flatMap((variable) => {
    const name = variable.text('name');
    return name === undefined
      ? [] : [{ name, value: variable.text('value'), from: (variable.value('valueFrom') ?? false) !== false }];
  });
}

/** The version by the tag of an image; undefined for a digest. */
function versionOf(image: string): string | undefined {
  return /:(v\d+\.\d+\.\d+[\w.-]*)(?:@|$)/.exec(image)?.[1];
}
