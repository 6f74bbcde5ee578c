import { wording } from '../wording';

/** Of numbers out of their range, by what they are numbers of. */
export const NUMBER_WORDS = {
  belowLeast: wording('invalid-number', ({ name, of, least, got }: {
    name: string; of: string; least: number; got: number;
  }) => ({
    message: `'${name}' of ${of} is ${got}, which is not a whole number of ${least} or more`,
    fix: [`give a whole number of ${least} or more as '${name}'`],
  }), { name: 'pods', of: 'm5.large', least: 0, got: -1 }),

  outOfRange: wording('invalid-number', ({ name, of, least, most, got }: {
    name: string; of: string; least: number; most: number; got: number;
  }) => ({
    message: `'${name}' of ${of} is ${got}, which is not a whole number from ${least} to ${most}`,
    fix: [`give a whole number from ${least} to ${most} as '${name}'`],
  }), { name: 'utilization', of: 'the forecast', least: 1, most: 100, got: 120 }),
};
