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
    ['sizes that are told later', { ScalingConfig: { MinSize: IMPORTED, DesiredSize: 2 } }, false],
    ['Windows, which has no DaemonSet of the VPC CNI', { AmiType: 'WINDOWS_CORE_2022_x86_64' }, false],
  ])('%s', (_, properties, expected) => {
    expect(startsNodes(properties)).toBe(expected);
  });
});

test.each<[string, boolean[], number | undefined, number | undefined, boolean]>([
  ['nothing is missing', [false, false], 2, undefined, false],
  ['all of it is', [true, true], 1, undefined, true],
  ['one of two is, and there are two nodes', [true, false], 2, undefined, true],
  ['one of two is, and there is one node', [true, false], 1, undefined, false],
  ['one of two is, and of one node two are wanted', [true, false], 1, 2, true],
  ['one of two is, and nothing is known of sizes', [true, false], undefined, undefined, false],
  ['there are no places', [], 2, undefined, false],
])('nodes reach a place where something is missing: %s', (_, areMissing, minSize, expectedSize, expected) => {
  expect(reachesAny(areMissing, minSize === undefined ? undefined : { minSize, maxSize: 9, expectedSize })).toBe(expected);
});
