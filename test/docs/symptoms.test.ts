import { PAGES, textOf } from './blocks';
import { FindingCatalogue } from '../../src/findings';

/** The words that people search for, as events and logs have them, by the heading of the page that they lead to. */
const SYMPTOMS: Readonly<Record<string, string[]>> = {
  'Too many pods': ['3 Too many pods.', 'OutOfpods', "Node didn't have enough resource: pods"],
  '0/3 nodes are available': ['FailedScheduling', 'Insufficient memory'],
  'Insufficient vpc.amazonaws.com/pod-eni': ['branch interface'],
  'Insufficient vpc.amazonaws.com/PrivateIPv4Address': [],
  'failed to assign an IP address to container': ['failed to setup network for sandbox', 'ContainerCreating'],
  'FailedCreatePodSandBox': ['Failed to create pod sandbox', 'NetworkPlugin cni failed to set up pod', 'failed to setup network for sandbox', 'connection refused'],
  'failed to allocate a private IP/Prefix address': ['no available IP/Prefix addresses'],
  'InsufficientCidrBlocks': ['does not have enough free cidr blocks to satisfy the request'],
  'InsufficientFreeAddressesInSubnet': ['InsufficientFreeAddresses`', "There aren't sufficient free Ipv4 addresses or prefixes"],
  'Ec2SubnetInvalidConfiguration': ['does not automatically assign public IP addresses'],
  'PrivateIpAddressLimitExceeded': ['AttachmentLimitExceeded'],
  'MissingIAMPermissions': ['Unauthorized operation', 'failed to call ec2:AssignPrivateIpAddresses due to missing permissions'],
  'RequestLimitExceeded': [],
  'container runtime network not ready: cni plugin not initialized': ['NetworkPluginNotReady', 'NotReady'],
  'NodeCreationFailure: Instances failed to join the kubernetes cluster': ['Unhealthy nodes in the kubernetes cluster'],
  'node(s) had untolerated taint': ['node.kubernetes.io/not-ready'],
  'InsufficientNumberOfReplicas': ['DEGRADED'],
  'aws-node is in CrashLoopBackOff': ['Failed to attach any ENIs for custom networking', 'Failed to get pod ENI config', 'dial tcp 127.0.0.1:50051: connect: connection refused'],
  'Nodes still show 29 after prefix delegation is on': ['WARM_IP_TARGET'],
  'Nodes show 110 and pods fail at 18': [],
  'Pods cannot reach the database, an endpoint, or the internet': [],
  'Karpenter starts nodes with another number of pods': ['RESERVED_ENIS'],
  'Addon already exists': ['ResourceInUseException'],
  'ConfigurationConflict': ['Conflicts found when trying to apply'],
  'ConfigurationValue provided in request is not supported': ['Json schema validation failed'],
  'The CIDR conflicts with another subnet': ['InvalidSubnet.Conflict'],
};

const PAGE = textOf('docs/troubleshooting.md');
const PARTS = new Map(PAGE.split(/^## /m).slice(1).map((part) => [part.split('\n')[0], part]));

test.each(Object.entries(SYMPTOMS))('whoever searches for the words of "%s" finds its heading', (heading, words) => {
  const part = PARTS.get(heading) ?? '';

  expect(part).not.toBe('');
  expect(words.filter((each) => !part.toLowerCase().includes(each.toLowerCase()))).toEqual([]);
});

/** What a search for the words of the README and of this test's first rows has to find, whatever the headings are called. */
const SEARCHED = ['Too many pods', 'failed to assign an IP address', 'InsufficientCidrBlocks', 'InsufficientFreeAddressesInSubnet', 'cni plugin not initialized', 'container runtime network not ready',
  'CrashLoopBackOff', 'Addon already exists', 'nodes are available', 'Instances failed to join', 'untolerated taint', 'Ec2SubnetInvalidConfiguration', 'private IP/Prefix address'];

test.each(SEARCHED)('"%s" stands in one heading', (words) => {
  expect([...PARTS.keys()].filter((heading) => heading.includes(words))).toHaveLength(1);
});

test('each heading but the last is in the table above', () => {
  expect([...PARTS.keys()].slice(0, -1).sort()).toEqual(Object.keys(SYMPTOMS).sort());
});

test('each symptom says what to do, and all but one how to see it', () => {
  const parts = textOf('docs/troubleshooting.md').split(/^## /m).slice(1, -1);

  expect(parts.filter((part) => !part.includes('**Do.**'))).toEqual([]);
  expect(parts.filter((part) => !part.includes('**See it.**')).map((part) => part.split('\n')[0])).toEqual(['Addon already exists']);
});

test('what the guides call a finding is one', () => {
  const names = FindingCatalogue.all().map(({ id }) => id.split(':')[1]);
  const guides = ['new-cluster', 'own-vpc', 'auto-mode', 'ipv6', 'windows', 'testing', 'parts', 'troubleshooting', 'faq', 'limits', 'karpenter', 'taking-over', 'adopting']
    .map((name) => `docs/${name}.md`).filter((page) => PAGES.includes(page));
  const inBrackets = guides.flatMap((page) => [...textOf(page).matchAll(/\(`([a-z0-9]+(?:-[a-z0-9]+)+)`[),]/g)].map(([, name]) => name));

  expect(inBrackets.length).toBeGreaterThan(5);
  expect(inBrackets.filter((name) => !names.includes(name))).toEqual([]);
});
