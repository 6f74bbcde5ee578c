import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { NodeBootstrap } from '../../../src/compute/node-bootstrap';
import { NodeBootstrapProps } from '../../../src/compute/node-bootstrap-props';
import { NodeOs } from '../../../src/compute/node-os';
import { warningsLeft } from '../../../src/validation/warnings';
import { platformOf } from '../../private/cdk-addon';
import { SINGLE } from '../../private/cdk-karpenter';
import { groupOf, types } from '../../private/cdk-nodegroup';
import { saidBy } from '../../private/statements';

const NODE_CONFIG = 'application/node.eks.aws';
const nodeConfig = (kubelet: object) => JSON.stringify({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig', spec: { kubelet } });
const bodyOf = (text: string, contentType: string = NODE_CONFIG) => ec2.MultipartBody.fromRawBody({ contentType, body: text });

/** Nodes of m5.large, told 29 pods, and their user data. */
type Nodes = readonly [scope: IConstruct, userData: ec2.UserData];

function bootstrapWith(options: Partial<NodeBootstrapProps>): Nodes {
  const { cluster, cni } = platformOf(SINGLE);
  const bootstrap = new NodeBootstrap(cni, 'Bootstrap', {
    cluster, podNetworking: cni, instanceTypes: types('m5.large'), serviceIpv4Cidr: '172.20.0.0/16', ...options,
  });
  return [bootstrap, bootstrap.userData];
}

/** The options that a group has too. */
function groupWith({ os = NodeOs.AL2023, ...options }: Partial<NodeBootstrapProps>): Nodes {
  const group = groupOf({ os, ...options }, SINGLE);
  return [group, group.launchTemplate.userData!];
}

const MAKERS: ReadonlyArray<readonly [string, (options: Partial<NodeBootstrapProps>) => Nodes]> = [['a bootstrap', bootstrapWith], ['a group', groupWith]];

/** The errors of the finished tree by id, each with what it is about and the number that matters, and the ids of warnings. */
function saidOf([scope]: Nodes): string[] {
  const errors = scope.node.validate().map((text) => text.split('\n')[0])
    .map((line) => line.replace(/ \[cdk-eks-pod-capacity:([\w-]+)\]$/, (_, id) => ` ${id}`));
  return [
    ...errors.map((line) => {
      const facts = [/^'([^']+)'/, / has (maxPods \S+),/, /(\w+) cannot read/].map((form) => form.exec(line)?.[1]);
      return [line.split(' ').pop(), ...facts].filter((each) => each !== undefined).join(', ');
    }),
    ...saidBy(warningsLeft(scope)).map(([name]) => name),
  ];
}

describe.each(MAKERS)('%s', (_, make) => {
  describe('a part that is added after ours', () => {
    test.each<[string, string, string[]]>([
      ['another count', nodeConfig({ config: { maxPods: 58 } }), ['user-data-changed, userData (part 2), maxPods 58']],
      ['a count that is a string', nodeConfig({ config: { maxPods: '29' } }), ['user-data-changed, userData (part 2), maxPods "29"']],
      ['the same count', nodeConfig({ config: { maxPods: 29 } }), []],
      ['a count for the memory alone, which ours states', nodeConfig({ maxPodsExpression: '58' }), []],
      ['a flag for the count', nodeConfig({ flags: ['--max-pods=29'] }), ['user-data-changed, userData (part 2)']],
      ['another flag', nodeConfig({ flags: ['--v=4'] }), []],
      ['pods per core', nodeConfig({ config: { podsPerCore: 10 } }), ['user-data-changed, userData (part 2)']], // 2 vCPUs: 20 pods
      ['pods per core that allow the count', nodeConfig({ config: { podsPerCore: 15 } }), []], // 30 pods
      ['too little memory', nodeConfig({ config: { kubeReserved: { memory: '573Mi' } } }), ['reserved-memory.tooLittle']], // 255 + 11 * 29 = 574
      ['memory that is a number', nodeConfig({ config: { kubeReserved: { memory: 574 } } }), ['user-data-changed, userData (part 2)']],
      ['another NodeConfig', nodeConfig({ config: { serializeImagePulls: false } }), []],
      ['nothing that nodeadm reads', '{', ['user-data-changed, userData (part 2), nodeadm']],
    ])('%s', (__, text, said) => {
      const nodes = make({});
      (nodes[1] as ec2.MultipartUserData).addPart(bodyOf(text));

      expect(saidOf(nodes)).toEqual(said);
    });

    test('a script is not for nodeadm', () => {
      const nodes = make({});
      (nodes[1] as ec2.MultipartUserData).addUserDataPart(ec2.UserData.forLinux(), ec2.MultipartBody.SHELL_SCRIPT, true);
      nodes[1].addCommands('echo --max-pods=58');

      expect(saidOf(nodes)).toEqual([]);
    });

    test('each is told by its place', () => {
      const nodes = make({ userDataParts: [bodyOf('#!/bin/bash', 'text/x-shellscript')] });
      const userData = nodes[1] as ec2.MultipartUserData;
      for (const config of [{}, { maxPods: 30 }, { maxPods: 31 }]) userData.addPart(bodyOf(nodeConfig({ config })));

      expect(saidOf(nodes)).toEqual(['user-data-changed, userData (part 4), maxPods 30', 'user-data-changed, userData (part 5), maxPods 31']);
    });
  });

  describe('a part that gets lines after it was given', () => {
    const begun = 'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  kubelet:\n    flags: [--v=4]\n';

    test.each<[string, string, string[]]>([
      ['a count, which ours replaces', '    config: { maxPods: 58 }', ['node-settings.countIdle']],
      ['pods per core', '    config: { podsPerCore: 10 }', ['user-data-changed, userDataParts[0]']],
      ['a field that nodeadm does not read so', '  cluster: x', ['user-data-changed, userDataParts[0], nodeadm']],
      ['text that is no YAML', '  - [', ['user-data-changed, userDataParts[0], nodeadm']],
      ['memory, which ours replaces', '    config: { kubeReserved: { memory: 30Mi } }', []],
      ['memory that is a number', '    config: { kubeReserved: { memory: 30 } }', ['user-data-changed, userDataParts[0]']],
      ['another setting', '    config: { serializeImagePulls: false }', []],
    ])('%s', (__, line, said) => {
      const own = ec2.UserData.custom(begun);
      const nodes = make({ userDataParts: [ec2.MultipartBody.fromUserData(own, NODE_CONFIG)] });
      own.addCommands(line);

      expect(saidOf(nodes)).toEqual(said);
    });

    test('what was said of it when it was read is not said again', () => {
      const own = ec2.UserData.custom(`${begun}    config: { maxPods: 58, kubeReserved: { memory: 30Mi } }\n`);
      const nodes = make({ userDataParts: [ec2.MultipartBody.fromUserData(own, NODE_CONFIG)] });
      const before = saidOf(nodes);
      own.addCommands('# nothing');

      expect(before.sort()).toEqual(['node-settings.countIdle', 'reserved-memory.tooLittle']);
      expect(saidOf(nodes).sort()).toEqual(before);
    });
  });

  describe('settings of Bottlerocket that are added', () => {
    test.each<[string, string, string[]]>([
      ['other settings', '[settings.host-containers.admin]\nenabled = true', []],
      ['a comment', '# nothing', []],
      ['a table that is there', '[settings.kubernetes]\nmax-pods = 58', ['user-data-changed, userData, Bottlerocket']],
      ['a line of a script', 'echo ready', ['user-data-changed, userData, Bottlerocket']],
      ['taints that are no strings', '[settings.kubernetes.node-taints]\ndedicated = 1', ['user-data-changed, userData']],
      ['taints', '[settings.kubernetes.node-taints]\ndedicated = "build:NoSchedule"', []],
      ['too little memory', '[settings.kubernetes.kube-reserved]\nmemory = "573Mi"', ['reserved-memory.tooLittle']],
      ['memory that is a number', '[settings.kubernetes.kube-reserved]\nmemory = 574', ['user-data-changed, userData']],
    ])('%s', (__, lines, said) => {
      const nodes = make({ os: NodeOs.BOTTLEROCKET });
      nodes[1].addCommands(lines);

      expect(saidOf(nodes)).toEqual(said);
    });

    test('beside settings of the user, which are judged when they are read', () => {
      const nodes = make({ os: NodeOs.BOTTLEROCKET, bottlerocketSettings: { kubernetes: { 'kube-reserved': { memory: '573Mi' } } } });
      nodes[1].addCommands('[settings.motd-of-mine]', 'text = "x"');

      expect(saidOf(nodes)).toEqual(['reserved-memory.tooLittle']);
    });
  });
});

test('a change that is taken back is none', () => {
  const nodes = bootstrapWith({});
  const { parts } = nodes[1] as unknown as { parts: ec2.MultipartBody[] };
  parts.push(bodyOf('{'));
  const changed = saidOf(nodes);
  parts.pop();

  expect([changed, saidOf(nodes)]).toEqual([['user-data-changed, userData (part 2), nodeadm'], []]);
});
