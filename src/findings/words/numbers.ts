import { wording } from '../wording';

const inRange = (least: number, most: number | undefined) =>
  (most === undefined ? `a whole number of ${least} or more` : `a whole number from ${least} to ${most}`);

/** Of numbers out of their range, by what they are numbers of. */
export const NUMBER_WORDS = {
  missing: wording('invalid-number', ({ name, of, least, most }: {
    name: string; of: string; least: number; most?: number;
  }) => ({
    message: `'${name}' of ${of} is required, and is not given`,
    fix: [`give ${inRange(least, most)} as '${name}'`],
  }), { name: 'maxEnis', of: 'm5.large', least: 1, most: undefined }),

  belowLeast: wording('invalid-number', ({ name, of, least, got }: {
    name: string; of: string; least: number; got: number | string;
  }) => ({
    message: `'${name}' of ${of} is ${got}, which is not ${inRange(least, undefined)}`,
    fix: [`give ${inRange(least, undefined)} as '${name}'`],
  }), { name: 'pods', of: 'm5.large', least: 0, got: -1 }),

  outOfRange: wording('invalid-number', ({ name, of, least, most, got }: {
    name: string; of: string; least: number; most: number; got: number | string;
  }) => ({
    message: `'${name}' of ${of} is ${got}, which is not ${inRange(least, most)}`,
    fix: [`give ${inRange(least, most)} as '${name}'`],
  }), { name: 'utilization', of: 'the forecast', least: 1, most: 100, got: 120 }),
};
