import { isImageOfEks, UserDataFacts, userDataFacts } from '../../../../src/checks/facts/groups/user-data';
import { readIn } from '../../../private/cdk-readings';

/*
 * What user data do, by the words in them.
 */

const { resources, at } = readIn({ Thing: ['X::Y::Z', {}] });
const factsOf = (form: unknown): UserDataFacts => userDataFacts(form, resources);
const read = (text: unknown) => factsOf({ 'Fn::Base64': text });

test.each([
  'nodeadm init', '{"kind": "NodeConfig"}', 'Content-Type: application/node.eks.aws', '/etc/eks/bootstrap.sh prod', '& $EKSBootstrapScriptFile', 'settings.kubernetes.x = 1',
  '[settings.kubernetes]', 'cluster-name = "prod"',
])('%j joins a cluster', (text) => {
  expect(read(text).joins).toBe(true);
});

test.each(['aws eks update-kubeconfig', 'yum install -y jq', 'node-config', 'cluster_name=prod'])('%j joins none', (text) => {
  expect(read(text).joins).toBe(false);
});

test.each<[string, boolean]>([
  ['maxPods: 20', true], ['--max-pods=20', true], ['max-pods = 20', true], ['MAXPODS=20', true], ['--Max-Pods 20', true], ['maximum pods', false], ['pods-max=2', false],
])('%j tells a count of pods: %p', (text, expected) => {
  expect(read(text).tellsPods).toBe(expected);
});

test.each<[string, boolean]>([
  ['', false], ['\n', false], ['#!/bin/bash', false], ['#!/bin/bash\n', false], ['\n#!/bin/bash\n\n', false], ['<powershell></powershell>', false], ['<powershell>\n</powershell>\n', false],
  ['<POWERSHELL></POWERSHELL>', false], ['#!/bin/bash\necho', true], ['<powershell>echo</powershell>', true], ['# a comment', true],
])('%j is something: %p', (text, expected) => {
  expect(read(text).isGiven).toBe(expected);
});

test.each<[string, unknown, boolean]>([['nothing', undefined, false], ['a token', { 'Fn::ImportValue': 'Data' }, true], ['an empty text', '', false]])('whether %s is something', (_, form, expected) => {
  expect(factsOf(form).isGiven).toBe(expected);
});

test.each<[string, boolean]>([['<powershell>x</powershell>', true], ['<PowerShell>x</PowerShell>', true], ['powershell x', false], ['#!/bin/bash', false]])('%j is PowerShell: %p', (text, expected) => {
  expect(read(text).isPowerShell).toBe(expected);
});

describe('of text that is encoded', () => {
  const text = 'nodeadm init';
  const encoded = Buffer.from(text).toString('base64');

  test.each<[string, unknown]>([
    ['by CloudFormation', { 'Fn::Base64': text }],
    ['by hand', encoded],
    ['by hand, in two lines', `${encoded.slice(0, 8)}\n${encoded.slice(8)}`],
    ['by hand, in three lines', `${encoded.slice(0, 4)}\r\n${encoded.slice(4, 8)}\r\n${encoded.slice(8)}\r\n`],
    ['by hand, with two signs at its end', Buffer.from(`${text} `).toString('base64')],
    ['by hand, with one sign at its end', Buffer.from(`${text}  `).toString('base64')],
    ['twice by CloudFormation', { 'Fn::Base64': { 'Fn::Base64': text } }],
    ['in a part of it', { 'Fn::Base64': { 'Fn::Join': ['', ['#!/bin/bash\n', { 'Fn::Base64': text }]] } }],
    ['by nobody, which somebody has forgotten', `#!/bin/bash\n${text}`],
  ])('%s', (_, form) => {
    expect(factsOf(form).joins).toBe(true);
  });
});

test.each<[string, string, boolean]>([
  ['a header without a space', 'Content-Transfer-Encoding:base64\n\nbm9kZWFkbQ==', true],
  ['a header with two spaces', 'Content-Transfer-Encoding:  base64\n\nbm9kZWFkbQ==', true],
  ['another encoding', 'Content-Transfer-Encoding: 7bit\n\necho', false],
  ['a control character', 'echo \u0001', true],
  ['tabs and line breaks', '#!/bin/bash\r\n\techo', false],
  ['letters of other alphabets', '# \u00e4\u4e2d', false],
])('%s hides text: %p', (_, text, isHidden) => {
  expect(read(text).joins).toBe(isHidden ? undefined : false);
});

test.each<[string, boolean]>([
  ['/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/standard/recommended/image_id', true],
  ['/aws/service/bottlerocket/aws-k8s-1.34/x86_64/latest/image_id', true],
  ['/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.34/image_id', true],
  ['/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-Base', false],
  ['/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64', false],
  ['/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id', false],
  ['ami-0123456789abcdef0', false],
])('an image of %s is one of EKS: %p', (path, expected) => {
  const { construct } = at('Thing');

  expect([`resolve:ssm:${path}`, `{{resolve:ssm:${path}}}`, { 'Fn::Join': ['', ['resolve:ssm:', path]] }].map((id) => isImageOfEks(id, construct))).toEqual([expected, expected, expected]);
});
