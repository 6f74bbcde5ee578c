import { appModel } from '../../../src/checks/facts/cluster-model';
import { firstNodes, reachesAny } from '../../../src/checks/facts/order/part-order';
import { readIn } from '../../private/cdk-readings';

describe('the groups that start nodes as soon as they are made', () => {
  const startsNodes = (properties: object) => {
    const { resources } = readIn({ Group: ['AWS::EKS::Nodegroup', { ClusterName: 'prod', ...properties }] });
    return firstNodes(appModel(resources).clusters[0]).length === 1;
  };
  const IMPORTED = { 'Fn::ImportValue': 'x' };

  test.each<[string, object, boolean]>([
    ['nothing said', {}, true],
    ['none at least', { ScalingConfig: { MinSize: 0, MaxSize: 2 } }, false],
    ['none at least, and some wanted', { ScalingConfig: { MinSize: 0, DesiredSize: 2, MaxSize: 2 } }, true],
    ['none wanted', { ScalingConfig: { MinSize: 0, DesiredSize: 0, MaxSize: 2 } }, false],
    ['one at least', { ScalingConfig: { MinSize: 1, MaxSize: 2 } }, true],
    ['sizes that are told later', { ScalingConfig: { MinSize: IMPORTED, MaxSize: 2 } }, false],
    ['some wanted, and a smallest size that is told later', { ScalingConfig: { MinSize: IMPORTED, DesiredSize: 2 } }, true],
    ['one at least, and a wanted size that is told later', { ScalingConfig: { MinSize: 1, DesiredSize: IMPORTED, MaxSize: IMPORTED } }, true],
    ['none at least, and a wanted size that is told later', { ScalingConfig: { MinSize: 0, DesiredSize: IMPORTED, MaxSize: 2 } }, false],
    ['Windows, which has no DaemonSet of the VPC CNI', { AmiType: 'WINDOWS_CORE_2022_x86_64' }, false],
  ])('%s', (_, properties, expected) => {
    expect(startsNodes(properties)).toBe(expected);
  });
});

test.each<[string, boolean[], number, boolean]>([
  ['nothing is missing', [false, false], 2, false],
  ['all of it is', [true, true], 1, true],
  ['one of two is, and there are two nodes', [true, false], 2, true],
  ['one of two is, and there is one node', [true, false], 1, false],
  ['one of two is, and nothing is known of sizes', [true, false], 0, false],
  ['there are no places', [], 2, false],
])('nodes reach a place where something is missing: %s', (_, areMissing, leastFirst, expected) => {
  expect(reachesAny(areMissing, { leastFirst })).toBe(expected);
});
