import { App, Fn } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { valueOfExpression } from '../../../../src/checks/facts/groups/pods-expression';
import { toldPods } from '../../../../src/checks/facts/groups/told-pods';
import { stackIn } from '../../../private/cdk-fixtures';
import { fixesOf, messagesOf, plainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const METADATA = { HttpTokens: 'required', HttpPutResponseHopLimit: 1 };
const IDS = /max-pods-out-of-range|told-pods-above|max-pods-above-cap|memory-withheld|subnet-over/;
const OWN = { ImageId: 'ami-0123456789abcdef0' };
const BOTTLEROCKET: PlainParts['group'] = { amiType: 'BOTTLEROCKET_x86_64' };
const SINGLE: PlainParts = { env: {} };
const nodeConfig = (kubelet: string, cluster = 'cluster: {name: prod}') => ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="B"', '', '--B', 'Content-Type: application/node.eks.aws', '', 'apiVersion: node.eks.aws/v1alpha1', 'kind: NodeConfig', `spec: {${cluster}, kubelet: ${kubelet}}`, '--B--'].join('\n');
const toml = (line: string) => `[settings.kubernetes]\ncluster-name = "prod"\n${line}`;
const [ABOVE, UNSURE, CAP, MEMORY] = ['error max-pods-out-of-range', 'warning told-pods-above-addresses', 'warning max-pods-above-cap', 'warning memory-withheld'];

function appWith(userData: unknown, data: Record<string, unknown>, parts: PlainParts): App {
  const stack = stackIn();
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: {} });
  template.addPropertyOverride('LaunchTemplateData', { MetadataOptions: METADATA, UserData: userData, ...data });
  plainCluster({ ...parts, group: { launchTemplate: { id: template.ref, version: template.attrLatestVersionNumber }, ...parts.group } }, stack);
  return stack.node.root as App;
}
const saidIn = (app: App) => saidOf(app).filter((each) => IDS.test(each)).map((each) => each.replace(/ at .*/, ''));

test.each<[string, string, Record<string, unknown>, PlainParts, string[]]>([
  // m5.large has addresses for 3 x 9 + 2 = 29, with prefixes for 434 (cap 110).
  ['a NodeConfig beside an own image', nodeConfig('{config: {maxPods: 110}}'), OWN, SINGLE, [ABOVE]],
  ['the same with an image of EKS', nodeConfig('{config: {maxPods: 110}}'), {}, SINGLE, [UNSURE]],
  ['the same with prefixes', nodeConfig('{config: {maxPods: 110}}'), OWN, {}, []],
  ['the number of its addresses', nodeConfig('{config: {maxPods: 29}}'), OWN, SINGLE, []],
  ['some pods more on the network of the host', nodeConfig('{config: {maxPods: 31}}'), OWN, SINGLE, [UNSURE]],
  ['as many pods more as there may be there', nodeConfig('{config: {maxPods: 37}}'), OWN, SINGLE, [UNSURE]],
  ['one pod more than these', nodeConfig('{config: {maxPods: 38}}'), OWN, SINGLE, [ABOVE]],
  ['a flag', nodeConfig('{flags: ["--max-pods=110"]}'), OWN, SINGLE, [ABOVE]],
  ['a flag that wins over the configuration', nodeConfig('{config: {maxPods: 110}, flags: ["--max-pods=20"]}'), OWN, SINGLE, []],
  ['pods per core that lower it', nodeConfig('{config: {maxPods: 110, podsPerCore: 10}}'), OWN, SINGLE, []],
  ['pods per core that do not', nodeConfig('{config: {maxPods: 20, podsPerCore: 40}}'), OWN, SINGLE, []],
  ['pods per core that lower it to what is above all the same', nodeConfig('{config: {maxPods: 110, podsPerCore: 40}}'), OWN, SINGLE, [ABOVE]],
  ['pods per core alone', nodeConfig('{config: {podsPerCore: 40}}'), OWN, SINGLE, []],
  ['a flag beside pods per core', nodeConfig('{config: {podsPerCore: 10}, flags: ["--max-pods=110"]}'), OWN, SINGLE, []],
  ['an expression', nodeConfig('{maxPodsExpression: "default_enis * (ips_per_eni - 1) * 16"}'), OWN, SINGLE, [ABOVE, MEMORY]],
  ['an expression within the addresses', nodeConfig('{maxPodsExpression: "max_pods - 1"}'), OWN, SINGLE, []],
  ['an expression above the cap', nodeConfig('{maxPodsExpression: "(default_enis - 1) * (ips_per_eni - 1) * 16"}'), OWN, {}, [CAP, MEMORY]],
  ['what nodeadm cannot read', nodeConfig('{config: [}'), OWN, SINGLE, []],
  ['another NodeConfig', nodeConfig('{}'), OWN, SINGLE, []],
  ['bootstrap.sh', "#!/bin/bash\n/etc/eks/bootstrap.sh prod --use-max-pods false --kubelet-extra-args '--max-pods=110'", OWN, SINGLE, [ABOVE]],
  ['Bottlerocket with an image of EKS', toml('max-pods = 110'), {}, { ...SINGLE, group: BOTTLEROCKET }, [ABOVE]],
  ['Bottlerocket within its addresses', toml('max-pods = 20'), {}, { ...SINGLE, group: BOTTLEROCKET }, []],
  ['Bottlerocket with a text', toml('max-pods = "110"'), {}, { ...SINGLE, group: BOTTLEROCKET }, []],
  ['one of several types', nodeConfig('{config: {maxPods: 29}}'), OWN, { ...SINGLE, group: { instanceTypes: ['m5.large', 't3.small'] } }, [ABOVE]],
  ['custom networking', nodeConfig('{config: {maxPods: 29}}'), OWN, { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } }, [ABOVE]],
  ['IPv6', nodeConfig('{config: {maxPods: 110}}'), OWN, { ...SINGLE, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, []],
  ['more than the cap with IPv6, of which there are addresses for all', nodeConfig('{config: {maxPods: 111}}'), OWN, { ...SINGLE, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, [CAP]],
  ['a type that IPv6 does not run on', nodeConfig('{config: {maxPods: 111}}'), OWN, { ...SINGLE, group: { instanceTypes: ['m4.large'] }, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, [CAP]],
  // 255 MiB + 110 x 11 MiB of 2 GiB, which is said of the type.
  ['an expression of as many as there are anyhow', nodeConfig('{maxPodsExpression: "110"}'), OWN, { group: { instanceTypes: ['t3.small'] } }, [MEMORY]],
  ['an expression of one more', nodeConfig('{maxPodsExpression: "111"}'), OWN, { group: { instanceTypes: ['t3.small'] } }, [MEMORY, CAP, MEMORY]],
  ['a VPC CNI that is not seen', nodeConfig('{config: {maxPods: 110}}'), OWN, { env: { ENABLE_PREFIX_DELEGATION: Fn.importValue('mode') } }, []],
  ['nodes of Windows', "<powershell>\n& $x -EKSClusterName prod -KubeletExtraArgs '--max-pods=110'\n</powershell>", OWN, { ...SINGLE, group: { amiType: 'WINDOWS_CORE_2022_x86_64' } }, []],
])('pods told by %s', (_, userData, data, parts, expected) => {
  expect(saidIn(appWith(Fn.base64(userData), data, parts))).toEqual(expected);
});

test.each<[string[], boolean]>([
  [['m5.large'], true],
  [['m5.large', 'm5.xlarge'], true],
  [['t2.large'], false],
  [['m5.large', 't2.large'], false],
  [['t2.large', 'm5.large'], false],
])('prefixes are a way out where each type that is above has them: %p', (instanceTypes, expected) => {
  const app = appWith(Fn.base64(nodeConfig('{config: {maxPods: 110}}')), OWN, { ...SINGLE, group: { instanceTypes } });

  expect(String(fixesOf(app, 'max-pods-out-of-range')[0]).includes('ENABLE_PREFIX_DELEGATION')).toBe(expected);
});

test('the number, that of the addresses, and prefixes as a way out are said', () => {
  const app = appWith(Fn.base64(nodeConfig('{config: {maxPods: 110}}')), OWN, SINGLE);

  expect(messagesOf(app, 'max-pods-out-of-range')[0]).toMatch(/tells kubelet 110 pods, and its nodes have addresses for 29/);
  expect(fixesOf(app, 'max-pods-out-of-range')[0]).toContain('ENABLE_PREFIX_DELEGATION');
});

test.each<[string, string, Record<string, unknown>, boolean]>([
  // 30 nodes a zone of 7 prefixes need 210 of the 126 blocks of a /21; told 30 pods they need 2 each.
  ['without a count', nodeConfig('{}'), {}, true],
  ['told fewer pods by user data', nodeConfig('{config: {maxPods: 30}}'), OWN, false],
  ['told fewer pods where EKS may tell more', nodeConfig('{config: {maxPods: 30}}'), {}, true],
])('nodes %s take what such a count takes', (_, userData, data, isShort) => {
  const said = saidIn(appWith(Fn.base64(userData), data, {
    subnets: ['10.0.0.0/21', '10.0.8.0/21'], group: { scalingConfig: { minSize: 60, desiredSize: 60, maxSize: 60 } },
  }));

  expect(said.some((each) => each.startsWith('error subnet-overcommitted'))).toBe(isShort);
});

test.each<[string, string, string[], PlainParts?]>([
  ['above the addresses', nodeConfig('{config: {maxPods: 110}}'), [ABOVE]],
  ['within them', nodeConfig('{config: {maxPods: 29}}'), []],
  ['above the addresses of IPv4, with IPv6', nodeConfig('{config: {maxPods: 110}}'), [], { ...SINGLE, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }],
])('nodes of an Auto Scaling group that are told pods %s', (_, userData, expected, parts = SINGLE) => {
  const { stack, subnets, cluster } = plainCluster(parts);
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: { ...OWN, imageId: 'ami-1', instanceType: 'm5.large', userData: Fn.base64(userData) } });
  new autoscaling.CfnAutoScalingGroup(stack, 'Nodes', {
    minSize: '1',
    maxSize: '2',
    vpcZoneIdentifier: subnets.map(({ ref }) => ref),
    launchTemplate: { launchTemplateId: template.ref, version: template.attrLatestVersionNumber },
    tags: [{ key: Fn.join('', ['kubernetes.io/cluster/', cluster.ref]), value: 'owned', propagateAtLaunch: true }],
  });

  expect(saidIn(stack.node.root as App)).toEqual(expected);
});

test.each<[string, number | undefined]>([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['default_enis * (ips_per_eni - 1) + 2', 29],
  ['7 / 2', 3],
  ['7 % 4 - 5', -2],
  ['(1 - 4) / 2', -1],
  ['7 / -2', -3],
  ['-7 / -2', 3],
  ['(2 - 7) % 3', -2],
  ['1 - 7 / 2 * 2', -5],
  ['vcpus >= 2', 1],
  ['vcpus >= 3', 0],
  ['vcpus < 2', 0],
  ['-2 + 4', 2],
  ['vcpus > 30 ? 250 : 110', 110],
  ['vcpus <= 2 ? 1 : vcpus == 4 ? 2 : 3', 1],
  ['min(110, default_enis * 100)', 110],
  ['max(1, 2) != 2', 0],
  ['max(1, 2, 3)', 3],
  ['min(3, 2, 1, 4)', 1],
  ['min(7)', 7],
  ['10 / 0', undefined],
  ['default_enis *', undefined],
  ['(1 + 2', undefined],
  ['1 2', undefined],
  ['size(x)', undefined],
  ['unknown + 1', undefined],
  ['1 - unknown', undefined],
  ['unknown < 2 ? 1 : 2', undefined],
  ['2 < unknown ? 1 : 2', undefined],
  ['unknown == unknown', undefined],
  ['unknown != 1', undefined],
  ['toString == 1', undefined],
  ['hasOwnProperty(1) + 1', undefined],
  ['-unknown', undefined],
  ['(unknown)', undefined],
  ['min(unknown, 5)', undefined],
  ['max(5, unknown)', undefined],
  ['max()', undefined],
  ['min(5', undefined],
  ['min 5', undefined],
  ['unknown ? 1 : 2', undefined],
  ['1 ? unknown : 2', undefined],
  ['1 ? 2 : unknown', undefined],
  ['0 ? 1', undefined],
  ['min(max(1, 2), 3)', 2],
  ['"a"', undefined],
  ['', undefined],
  // Blanks around, between and nowhere.
  [' 1 + 2', 3],
  ['1 + 2 ', 3],
  ['1 + 2\n', 3],
  ['\n  vcpus\n  + 3\n', 5],
  ['\t1\r\n+\r\n2\r\n', 3],
  ['default_enis*(ips_per_eni-1)+2', 29],
  ['  ', undefined],
  // Each comparison of a lower, an equal and a higher number.
  ...([['<', 1, 0, 0], ['<=', 1, 1, 0], ['>', 0, 0, 1], ['>=', 0, 1, 1], ['==', 0, 1, 0], ['!=', 1, 0, 1]] as const)
    .flatMap(([sign, ...held]) => held.map((value, index): [string, number] => [`${index + 1}${sign}2`, value])),
  // What binds closer, and what stands first.
  ['1 + 2 == 3', 1],
  ['2 * 3 + 4 * 5', 26],
  ['2 * (3 + 4) * 5', 70],
  ['10 - 3 - 2', 5],
  ['24 / 4 / 2', 3],
  ['7 % 4 * 2', 6],
  ['2 < 1 == 0', 1],
  ['1 ? 2 : 0 ? 3 : 4', 2],
  ['(1 ? 0 : 1) ? 3 : 4', 4],
  ['1.5 * 2', 3],
  ['1.5', 1.5],
  ['max(1, 3, 2)', 3],
  ['min(4, 3, 5)', 3],
  ['min(1 + 1, 3) * 2', 4],
  ['- (1 + 2)', -3],
  ['2 - -3', 5],
  ['5 % 0', undefined],
  ['= 1', undefined],
  ['1 = 1', undefined],
  ['1 ! 1', undefined],
  ['1.', undefined],
  ['1 && 1', undefined],
  ['1; 2', undefined],
  ['1)', undefined],
  ['constructor', undefined],
  ['constructor(1)', undefined],
  ['(1)(2)', undefined],
  ['min(1, 2', undefined],
  ['min(1 2)', undefined],
  ['1 ? 2', undefined],
  ['? 1 : 2', undefined],
])('the expression %p is %p', (text, expected) => {
  expect(valueOfExpression(text, { default_enis: 3, ips_per_eni: 10, vcpus: 2 })).toBe(expected);
});

test.each<[string, unknown, unknown]>([
  ['encoded by hand', Buffer.from(nodeConfig('{config: {maxPods: 40}}')).toString('base64'), 40],
  ['beside a certificate that is a token', Fn.base64(Fn.sub(nodeConfig('{config: {maxPods: 40}}', 'cluster: {name: "${C}", certificateAuthority: "${C.Ca}"}'))), 40],
  ['that is a token', Fn.base64(Fn.sub(nodeConfig('{config: {maxPods: "${Pods}"}}'))), undefined],
  ['in two parts, of which the later wins', Fn.base64(nodeConfig('{config: {maxPods: 40}}').replace('--B--', '--B\nContent-Type: application/node.eks.aws\n\napiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: {kubelet: {config: {maxPods: 50}}}\n--B--')), 50],
  ['without user data', undefined, undefined],
  ['that is all a token', Fn.importValue('data'), undefined],
])('a count %s', (_, userData, expected) => {
  expect(toldPods(stackIn().resolve(userData))?.maxPods).toBe(expected);
});
