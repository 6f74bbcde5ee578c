import { InstanceTypeLimits } from '../../../../src/capacity/instance-type-limits';

/** Types that are enough to see by which of them something is counted. */
const FEW = /^(m5|t3|c5n|mac1)\.(micro|small|medium|large|xlarge|2xlarge|metal)$/;

/**
 * Does something with few instance types in the table: requirements that are left out are held against each of them.
 *
 * The rule pack keeps what it has read of the table, so a file that calls this has sources of its own.
 */
export function withFewTypes(run: () => void): void {
  const few = InstanceTypeLimits.all().filter(({ instanceType }) => FEW.test(instanceType));
  const spy = jest.spyOn(InstanceTypeLimits, 'all').mockReturnValue(few);
  run();
  spy.mockRestore();
}
