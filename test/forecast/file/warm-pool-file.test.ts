import { Shape } from '../../../src/forecast/file/shape';
import { warmPoolFile } from '../../../src/forecast/file/warm-pool-file';
import { Said, saidBy } from '../../private/statements';

/** What is read of the targets of a cluster that runs: the variables of its pool, and what is said of each target. */
function readFrom(value: object) {
  const shape = new Shape();
  const { pool, findings } = warmPoolFile(shape, value);
  return { problems: shape.problems, environment: pool?.environment(), said: saidBy(findings) };
}

const unset = (name: string): Said => ['warm-targets.targetUnset', { setting: `warmPool.${name}` }];
const NO_PREFIX: Said = ['warm-targets.noWarmPrefix', { setting: 'warmPool.warmPrefixTarget' }];
const NO_ENI: Said = ['warm-targets.noWarmEni', { setting: 'warmPool.warmEniTarget' }];

test.each<[object, Record<string, string> | undefined, Said[]]>([
  [{ warmIpTarget: 0 }, undefined, [unset('warmIpTarget')]],
  [{ minimumIpTarget: 0 }, undefined, [unset('minimumIpTarget')]],
  [{ warmIpTarget: 0, minimumIpTarget: 0 }, undefined, [unset('warmIpTarget'), unset('minimumIpTarget')]],
  [{ warmPrefixTarget: 0 }, { WARM_PREFIX_TARGET: '0' }, [NO_PREFIX]],
  [{ warmEniTarget: 0 }, { WARM_ENI_TARGET: '0' }, [NO_ENI]],
  [{ warmIpTarget: 0, warmPrefixTarget: 0 }, { WARM_PREFIX_TARGET: '0' }, [unset('warmIpTarget'), NO_PREFIX]],
  [{ warmIpTarget: 0, warmEniTarget: 0 }, { WARM_ENI_TARGET: '0' }, [unset('warmIpTarget'), NO_ENI]],
  [{ warmIpTarget: 5, warmPrefixTarget: 0 }, { WARM_IP_TARGET: '5' }, [unset('warmPrefixTarget')]],
  [{ warmIpTarget: 5, warmEniTarget: 0 }, { WARM_IP_TARGET: '5' }, [unset('warmEniTarget')]],
  [{ warmIpTarget: 5, minimumIpTarget: 0 }, { WARM_IP_TARGET: '5' }, [unset('minimumIpTarget')]],
  [{ warmPrefixTarget: 1, warmEniTarget: 0, warmIpTarget: 0 }, { WARM_PREFIX_TARGET: '1' }, [unset('warmIpTarget'), unset('warmEniTarget')]],
  [{ warmPrefixTarget: 0, warmEniTarget: 1 }, { WARM_ENI_TARGET: '1' }, [unset('warmPrefixTarget')]],
  [{ minimumIpTarget: 5 }, { MINIMUM_IP_TARGET: '5' }, [['warm-targets.floorAlone', { minimum: 5 }]]],
  [{ minimumIpTarget: 5, warmIpTarget: 0 }, { MINIMUM_IP_TARGET: '5' }, [unset('warmIpTarget'), ['warm-targets.floorAlone', { minimum: 5 }]]],
  [{ warmPrefixTarget: 1 }, { WARM_PREFIX_TARGET: '1' }, []],
  [{ warmEniTarget: 1 }, { WARM_ENI_TARGET: '1' }, []],
])('%j', (value, environment, said) => {
  expect(readFrom(value)).toEqual({ problems: [], environment, said });
});

test.each<[object]>([
  [{ warmPrefixTarget: 0, warmEniTarget: 0 }], [{ warmPrefixTarget: 1, warmEniTarget: 1 }], [{ minimumIpTarget: 5, warmEniTarget: 1 }], [{}],
  [{ warmPrefixTarget: -1 }], [{ warmEniTarget: 0.5 }], [{ warmIpTarget: '0' }],
])('%j is refused', (value) => {
  const { problems, environment, said } = readFrom(value);

  expect([problems.length, environment, said]).toEqual([1, undefined, []]);
});
