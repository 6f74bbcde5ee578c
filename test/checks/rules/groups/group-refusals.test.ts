import { App, CfnParameter, Fn } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { stackIn } from '../../../private/cdk-fixtures';
import { fixesOf, plainCluster, saidOf, saidOfPlain } from '../../../private/cdk-plain';

const SIZES = ['error nodegroup-sizes at Group'];
const REFUSED = ['error nodegroup-refused at Group'];
const IDS = /nodegroup-sizes|nodegroup-refused|parameter-default/;
const taint = (effect: string) => ({ taints: [{ key: 'a', effect }] });
const LATER = Fn.importValue('Later') as never;
const told = (ifTrue: unknown): never => ({ 'Fn::If': ['Wanted', ifTrue, { Ref: 'AWS::NoValue' }] }) as never;

test.each<[string, Partial<eks.CfnNodegroupProps>, string[]]>([
  ['sizes in order', { scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 } }, []],
  ['equal sizes', { scalingConfig: { minSize: 2, desiredSize: 2, maxSize: 2 } }, []],
  ['no nodes now', { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 1 } }, []],
  ['wanted above largest', { scalingConfig: { minSize: 1, desiredSize: 4, maxSize: 3 } }, SIZES],
  ['smallest above largest', { scalingConfig: { minSize: 4, maxSize: 3 } }, SIZES],
  ['both above largest', { scalingConfig: { minSize: 4, desiredSize: 5, maxSize: 3 } }, [...SIZES, ...SIZES]],
  ['smallest above wanted', { scalingConfig: { minSize: 3, desiredSize: 2, maxSize: 4 } }, SIZES],
  ['a share of updates', { updateConfig: { maxUnavailablePercentage: 33 } }, []],
  ['both forms of updates', { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 33 } }, REFUSED],
  ['no node at once', { updateConfig: { maxUnavailable: 0 } }, REFUSED],
  ['most nodes at once', { updateConfig: { maxUnavailable: 100 } }, []],
  ['more than that', { updateConfig: { maxUnavailable: 101 } }, REFUSED],
  ['more than all', { updateConfig: { maxUnavailablePercentage: 101 } }, REFUSED],
  ['an effect of EKS', taint('NO_EXECUTE'), []],
  ['an effect of kubectl', taint('PreferNoSchedule'), REFUSED],
  ['an effect of nobody', taint('NEVER'), REFUSED],
  ['an effect of kubectl beside a taint of a condition', { taints: [{ key: 'a', effect: 'NoSchedule' }, told({ Key: 'b', Effect: 'NO_EXECUTE' })] }, REFUSED],
  ['the same behind it', { taints: [told({ Key: 'b', Effect: 'NO_EXECUTE' }), { key: 'a', effect: 'NoSchedule' }] }, REFUSED],
  ['an effect of kubectl beside one that is told later', { taints: [{ key: 'b', effect: LATER }, { key: 'a', effect: 'NoSchedule' }] }, REFUSED],
  ['one effect of kubectl twice', { taints: ['a', 'b'].map((key) => ({ key, effect: 'NoSchedule' })) }, REFUSED],
  ['taints that are told later', { taints: LATER }, []],
  ['an update that is told later beside one that EKS refuses', { updateConfig: { maxUnavailable: LATER, maxUnavailablePercentage: 101 } }, REFUSED],
  ['both forms of updates, of which one is told later', { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: LATER } }, []],
  ['both forms of updates, of which one is refused', { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 101 } }, REFUSED],
  ['an image of its own that nobody names', { amiType: 'CUSTOM' }, REFUSED],
])('%s', (_, group, expected) => {
  expect(saidOfPlain({ group }).filter((each) => IDS.test(each))).toEqual(expected);
});

test.each<[string, string[]]>([
  ['NO_SCHEDULE', ['NoSchedule', 'noSchedule', 'no_schedule', 'NOSCHEDULE']],
  ['PREFER_NO_SCHEDULE', ['PreferNoSchedule', 'preferNoSchedule', 'prefer_no_schedule', 'PREFER_NOSCHEDULE']],
  ['NO_EXECUTE', ['NoExecute', 'noExecute', 'no_execute', 'NOEXECUTE']],
])('the effect that is meant is named: %s', (meant, spellings) => {
  for (const spelling of spellings) {
    const { stack } = plainCluster({ group: taint(spelling) });

    expect(fixesOf(stack.node.root as App, 'nodegroup-refused')[0]).toMatch(new RegExp(`\\b${meant}\\b`));
  }
});

test.each<[string, (stack: ReturnType<typeof stackIn>) => Partial<eks.CfnNodegroupProps>, string[]]>([
  // What is wrong whatever parameters are is an error, and what is wrong by a default a warning.
  ['types that are a parameter', (stack) => ({ instanceTypes: [new CfnParameter(stack, 'Type', { default: 'm5.large' }).valueAsString], scalingConfig: { minSize: 1, desiredSize: 5, maxSize: 3 } }), SIZES],
  ['a size that is a parameter', (stack) => ({ scalingConfig: { minSize: 1, desiredSize: new CfnParameter(stack, 'Size', { type: 'Number', default: 5 }).valueAsNumber, maxSize: 3 } }), ['warning parameter-default-judged at Group']],
])('%s', (_, groupOf, expected) => {
  const stack = stackIn();
  plainCluster({ group: groupOf(stack) }, stack);

  expect(saidOf(stack.node.root as App).filter((each) => IDS.test(each))).toEqual(expected);
});
