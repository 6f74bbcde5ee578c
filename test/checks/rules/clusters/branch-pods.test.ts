import { saidOfPlain } from '../../../private/cdk-plain';

const said = (cidr: string, nodes: number, env: Record<string, string>, instanceTypes: string[] = ['m5.large']) => saidOfPlain({
  env, subnets: [cidr], group: { instanceTypes, scalingConfig: { minSize: nodes, desiredSize: nodes, maxSize: nodes } },
}).filter((each) => each.includes('branch-pods'));

const ON = { ENABLE_POD_ENI: 'true', WARM_IP_TARGET: '1', WARM_ENI_TARGET: '0' };

test.each<[string, string, number, Record<string, string>, string[], string[]]>([
  // A full m5.large takes 21: (3 - 1) x 9 for pods, 2 ENIs and the trunk; 59 - 6 for the control plane - 21 = 32, and 9 can come
  ['a /26 with a node', '10.0.0.0/26', 1, ON, ['m5.large'], []],
  // 123 - 6 - 4 x 21 = 33, and 4 x 9 can come
  ['a /25 with four nodes', '10.0.0.0/25', 4, ON, ['m5.large'], ['warning branch-pods-uncounted at Subnet0']],
  ['a /18 with four nodes', '10.0.0.0/18', 4, ON, ['m5.large'], []],
  ['without security groups for pods', '10.0.0.0/25', 4, { WARM_IP_TARGET: '1' }, ['m5.large'], []],
])('%s', (_, cidr, nodes, env, types, expected) => {
  expect(said(cidr, nodes, env, types)).toEqual(expected);
});
