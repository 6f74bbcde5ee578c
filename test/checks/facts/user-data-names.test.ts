import { gzipSync } from 'zlib';
import { clusterInUserData, osInUserData, tellsPods } from '../../../src/checks/facts/nodes/user-data-names';

const LATER = { Ref: 'Stack/Cluster' };
const plain = (text: string) => ({ 'Fn::Base64': text });
const nodeConfig = (spec: string) => `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n${spec}`;
const KUBELET = nodeConfig('  kubelet:\n    config:\n      shutdownGracePeriod: 30s\n');
const part = (text: string) => `--B\nContent-Type: application/node.eks.aws\n\n${text}\n`;
const mime = (...texts: string[]) => `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n\n${texts.map(part).join('')}--B--\n`;

/** Ways to write the name of the cluster for each system: what follows the beginning, and what is around it. */
describe('the cluster that user data names', () => {
  test.each([
    'cluster-name = "prod"', "cluster-name = 'prod'", 'cluster-name="prod"', 'cluster-name   =\t"prod"', 'cluster-name = "prod" # ours', '  cluster-name = "prod"',
    '"cluster-name" = "prod"', "'cluster-name' = 'prod'", '"cluster-name"="prod"', 'api-server = "https://x"\r\ncluster-name = "prod"\r\n',
    '# cluster-name = "other"\ncluster-name = "prod"', '#cluster-name = "other"\ncluster-name = "prod"',
  ])('in a table of TOML: %j', (text) => {
    expect(clusterInUserData(plain(`[settings.kubernetes]\n${text}`))).toBe('prod');
  });

  test.each([
    'settings.kubernetes.cluster-name = "prod"', '[settings]\nkubernetes.cluster-name = "prod"', 'settings.kubernetes."cluster-name" = "prod"',
    '[settings]\nkubernetes = { cluster-name = "prod" }', '[settings]\nkubernetes = { api-server = "https://x", cluster-name = "prod", max-pods = 3 }', 'settings = {kubernetes={cluster-name="prod"}}',
  ])('in TOML without a table of its own: %j', (text) => {
    expect(clusterInUserData(plain(text))).toBe('prod');
  });

  test.each([
    '  cluster:\n    name: prod\n', '  cluster:\n    name: "prod"\n', "  cluster:\n    name: 'prod'\n", '  cluster:\n    name:   prod   # ours\n', '  cluster:\n    apiServerEndpoint: https://x\n    cidr: 172.20.0.0/16\n    name: prod',
    '  cluster: {name: prod}\n', '  cluster: { apiServerEndpoint: "https://x", name: prod, cidr: 172.20.0.0/16 }\n', '  cluster: {name: "prod"}\n', '  "cluster":\n    "name": "prod"\n', "  'cluster' :\n    'name' : prod\n",
    '  othercluster: {name: other}\n  cluster: {name: prod}\n', '  cluster: {hostname: other, name: prod}\n', '  cluster:\n    # name: other\n    name: prod\n', '  kubelet: {config: {}}\n  cluster:\r\n    name: prod\r\n',
  ])('in YAML: %j', (spec) => {
    expect(clusterInUserData(plain(nodeConfig(spec)))).toBe('prod');
  });

  test.each([
    'spec:\n  cluster:\n    name: prod\nkind: NodeConfig\n', 'kind: "NodeConfig"\nspec: {cluster: {name: prod}}', "'kind' : 'NodeConfig'\nspec: {cluster: {name: prod}}", '{kind: NodeConfig, spec: {cluster: {name: prod}}}',
    '{"kind":"NodeConfig","spec":{"cluster":{"name":"prod"}}}', '{\n  "kind" : "NodeConfig",\n  "spec" : { "cluster" : { "name" : "prod", "cidr" : "172.20.0.0/16" } }\n}',
    '{"kind":"NodeConfig","metadata":{"name":"other"},"spec":{"cluster":{"cidr":"172.20.0.0/16","name":"prod"}}}',
  ])('in a whole NodeConfig: %j', (text) => {
    expect(clusterInUserData(plain(text))).toBe('prod');
  });

  test.each([
    ['documents of which the second names it', `${KUBELET}---\n${nodeConfig('  cluster:\n    name: prod\n')}`],
    ['documents of which the first names it', `${nodeConfig('  cluster:\n    name: prod\n')}---\n${KUBELET}`],
    ['one part', mime(nodeConfig('  cluster:\n    name: prod\n'))],
    ['parts of which the second names it', mime(KUBELET, nodeConfig('  cluster: {name: prod}\n'))],
    ['parts of which the first names it', mime(nodeConfig('  cluster:\n    name: prod'), KUBELET)],
    ['a part beside a script', mime('#!/bin/bash\necho name: other', nodeConfig('  cluster:\n    name: prod\n'))],
    ['lines of Windows', mime(nodeConfig('  cluster:\n    name: prod\n')).replaceAll('\n', '\r\n')],
  ])('in %s', (_, text) => {
    expect(clusterInUserData(plain(text))).toBe('prod');
  });

  test.each([
    'prod', '"prod"', "'prod'", ' prod', 'prod; echo done', 'prod;', 'prod && echo done', 'prod\n', 'prod --use-max-pods false', "prod --kubelet-extra-args '--max-pods=20'", 'prod \\\n  --use-max-pods false',
    '\\\n  prod', '--use-max-pods false prod', '--use-max-pods=false "prod"', '--use-max-pods false --b64-cluster-ca x prod', '--b64-cluster-ca "x" \\\n  --apiserver-endpoint \'https://x\' \\\n  prod',
    "--kubelet-extra-args '--max-pods=20' prod", '--kubelet-extra-args "--node-labels=a=b,c=d --max-pods=20" prod', "--kubelet-extra-args='--max-pods=20 --v=2' 'prod'", '--dns-cluster-ip  10.0.0.10  prod',
  ])('in a script: %j', (text) => {
    expect(clusterInUserData(plain(`#!/bin/bash\nset -e\n/etc/eks/bootstrap.sh ${text}`))).toBe('prod');
  });

  test.each([
    '-EKSClusterName prod', '-EKSClusterName "prod"', "-EKSClusterName 'prod'", '-eksclustername prod', '-EKSClusterName  prod -KubeletExtraArgs "x"', '-APIServerEndpoint https://x -EKSClusterName "prod" 3>&1', '-EKSClusterName prod;', '-EKSClusterName prod)',
  ])('in PowerShell: %j', (text) => {
    expect(clusterInUserData(plain(`<powershell>\n& $EKSBootstrapScriptFile ${text}\n</powershell>`))).toBe('prod');
  });

  test.each<[string, unknown, unknown]>([
    ['in base64', Buffer.from(nodeConfig('  cluster:\n    name: prod\n')).toString('base64'), 'prod'],
    ['of what is told later', plain(undefined as never), undefined],
    ['that is filled in', { 'Fn::Base64': { 'Fn::Join': ['', ['cluster-name = "', LATER, '"']] } }, LATER],
    ['that is filled in after a beginning', { 'Fn::Base64': { 'Fn::Join': ['', ['cluster-name = "x-', LATER, '-y"']] } }, { 'Fn::Join': ['', ['x-', LATER, '-y']] }],
    ['of which something else is filled in', { 'Fn::Base64': { 'Fn::Join': ['', ['api-server = "', { Ref: 'Url' }, '"\ncluster-name = "', LATER, '"']] } }, LATER],
    ['beside comments', plain('#!/bin/bash\n# /etc/eks/bootstrap.sh other\n\t# /etc/eks/bootstrap.sh another\n/etc/eks/bootstrap.sh prod'), 'prod'],
    ['that is substituted', { 'Fn::Base64': { 'Fn::Sub': '/etc/eks/bootstrap.sh ${Cluster}' } }, { Ref: 'Cluster' }],
    ['that the shell finds out', plain('/etc/eks/bootstrap.sh $CLUSTER'), undefined],
    ['that the shell finds out, between braces', plain('/etc/eks/bootstrap.sh "${CLUSTER}"'), undefined],
    ['that a command finds out', plain('/etc/eks/bootstrap.sh $(cat /name)'), undefined],
    ['without one', plain('/etc/eks/bootstrap.sh'), undefined],
    ['of flags alone', plain('/etc/eks/bootstrap.sh --help'), undefined],
    ['of another kind', plain('kind: ClusterConfig\ncluster:\n  name: other\n'), undefined],
    ['of a NodeConfig without a cluster', plain(KUBELET), undefined],
    ['of a NodeConfig whose cluster has no name', plain(nodeConfig('  cluster:\n    cidr: 172.20.0.0/16\n')), undefined],
    ['that is told later', { Ref: 'Stack/Data' }, undefined],
    ['of nothing', undefined, undefined],
  ])('%s', (_, userData, expected) => {
    expect(clusterInUserData(userData)).toEqual(expected);
  });
});

test.each([
  ['<powershell>\necho\n</powershell>', 'Windows'], ['<PowerShell>\n</PowerShell>', 'Windows'], ['& $x -EKSClusterName prod', 'Windows'], ['& $x -eksclustername\tprod', 'Windows'], ['#!/bin/bash\necho powershell', 'Linux'],
  ['echo -EKSClusterNames', 'Linux'], ['cluster-name = "prod"', 'Linux'], ['', 'Linux'],
])('user data %j are those of %s', (text, expected) => {
  expect(osInUserData(plain(text)).kernel.name).toBe(expected.toLowerCase());
});

test.each<[string, unknown, boolean | undefined]>([
  ['nothing', undefined, false],
  ['a script', plain('#!/bin/bash'), false],
  ['a setting of Bottlerocket', plain('max-pods = 20'), true],
  ['a flag', plain('--max-pods=20'), true],
  ['a flag of an earlier release', plain('--max_pods 20'), true],
  ['a NodeConfig', plain('maxPods: 20'), true],
  ['an expression', plain('maxPodsExpression: max_pods - 1'), true],
  ['the number of a script', plain('MAX_PODS=20'), true],
  ['the number of a script in base64', Buffer.from('#!/bin/bash\nMAX_PODS=20').toString('base64'), true],
  ['a text that is empty', plain(''), undefined],
  ['a text with something that is told later', { 'Fn::Base64': { 'Fn::Join': ['', ['echo ', LATER]] } }, undefined],
  ['the same beside a number', { 'Fn::Base64': { 'Fn::Join': ['', ['echo ', LATER, ' --max-pods=20']] } }, true],
  ['what is told later', LATER, undefined],
  ['what is compressed', gzipSync('#!/bin/bash\n--max-pods=20').toString('base64'), undefined],
  ['a part that is encoded', plain(mime('').replace('application/node.eks.aws', 'application/node.eks.aws\nContent-Transfer-Encoding: base64')), undefined],
])('user data of %s tell a number of pods or not', (_, userData, expected) => {
  expect(tellsPods(userData)).toBe(expected);
});
