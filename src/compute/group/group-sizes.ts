import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { numberGiven } from '../../findings/struct-findings';
import { about } from '../../findings/subject';
import { NODEGROUP_OPTION_WORDS as WORDS } from '../../findings/words/nodes/nodegroup-options';
import { literalNumberFindings, wholeNumberFindings } from '../../validation/number-props';
import { SERVICE_LIMITS } from '../nodes/service-limits';

const { unavailable: UNAVAILABLE } = SERVICE_LIMITS;

/** The least nodes of a group that does not say. */
export const DEFAULT_MIN_SIZE = 1;

/** Nodes that EKS starts a group with unless it is told, and so the least that `maxSize` is taken for. */
const DEFAULT_DESIRED_SIZE = 2;

/** Sizes as they are asked for. */
export interface SizesAsked {
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredSize?: number;

  /** Of the plan alone. */
  readonly expectedSize?: number;
}

/** The sizes of a group, with their defaults; each may be a token. */
export interface GroupSizes {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredSize?: number;
  readonly expectedSize?: number;
}

/** How many nodes an update may take at once, in numbers or in percent. */
export interface UpdatesAsked {
  readonly maxUnavailable?: number;
  readonly maxUnavailablePercentage?: number;
}

/** The sizes of a group; those that are tokens are passed on. */
export function readSizes(asked: SizesAsked): Checked<GroupSizes> {
  const { minSize = DEFAULT_MIN_SIZE, desiredSize, expectedSize } = asked;
  const startSize = desiredSize ?? minSize;
  const maxSize =
    asked.maxSize ?? (Token.isUnresolved(startSize) ? startSize : Math.max(startSize, DEFAULT_DESIRED_SIZE));
  return {
    value: { minSize, maxSize, desiredSize, expectedSize },
    findings: [
      ...sizeFindings(asked),
      ...expectedFindings(expectedSize, { minSize, maxSize }, asked),
      ...wholeNumberFindings('minSize', asked.minSize, 0),
      ...wholeNumberFindings('maxSize', asked.maxSize, 1),
      ...wholeNumberFindings('desiredSize', desiredSize, 0),
      ...literalNumberFindings('expectedSize', expectedSize, 0),
    ],
  };
}

/**
 * How many nodes an update may take at once.
 */
export function updateFindings({ maxUnavailable, maxUnavailablePercentage }: UpdatesAsked): Finding[] {
  const findings: Finding[] = [];
  if (maxUnavailable !== undefined && maxUnavailablePercentage !== undefined) {
    findings.push(findingOf(WORDS.unavailableTwice, about.prop('maxUnavailable'), {}));
  }
  for (const [name, value] of Object.entries({ maxUnavailable, maxUnavailablePercentage })) {
    if (
      value !== undefined
      && !Token.isUnresolved(value)
      && !(Number.isInteger(value) && value >= 1 && value <= UNAVAILABLE.most)
    ) {
      const facts = { prop: name, most: UNAVAILABLE.most, got: numberGiven(value) };
      findings.push(findingOf(WORDS.unavailable, about.prop(name), facts));
    }
  }
  return findings;
}

/**
 * Sizes that contradict each other, and sizes that are tokens.
 */
function sizeFindings({ minSize, maxSize, desiredSize }: SizesAsked): Finding[] {
  const known = (value?: number): value is number => value !== undefined && !Token.isUnresolved(value);
  const findings: Finding[] = [];
  const compare = (
    low: string,
    lowValue: number | undefined,
    high: string,
    highValue: number | undefined,
    isDefault: boolean = false,
  ) => {
    if (known(lowValue) && known(highValue) && lowValue > highValue) {
      findings.push(findingOf(WORDS.sizes, about.prop(low), { low, lowValue, isDefault, high, highValue }));
    }
  };
  compare('minSize', minSize, 'maxSize', maxSize);
  compare('minSize', minSize ?? DEFAULT_MIN_SIZE, 'desiredSize', desiredSize, minSize === undefined);
  compare('desiredSize', desiredSize, 'maxSize', maxSize);
  const tokens = Object.entries({ minSize, maxSize, desiredSize })
    .filter(([, value]) => Token.isUnresolved(value))
    .map(([name]) => name);
  if (tokens.length > 0) {
    findings.push(findingOf(WORDS.sizesUnknown, about.prop(`'${tokens[0]}'`), { sizes: tokens }));
  }
  return findings;
}

/** An expected size that the group cannot have. What was taken for a size that is not given stands beside it. */
function expectedFindings(
  expectedSize: number | undefined,
  { minSize, maxSize }: Required<Pick<GroupSizes, 'minSize' | 'maxSize'>>,
  asked: SizesAsked,
): Finding[] {
  if (!Number.isInteger(expectedSize) || Token.isUnresolved(expectedSize)) return [];
  const size = expectedSize as number;
  const known = (value: number) => !Token.isUnresolved(value) && Number.isInteger(value);
  return [
    ...(known(minSize) && size < minSize
      ? [findingOf(WORDS.expectedBelow, about.prop('expectedSize'), {
        expectedSize: size, minSize, isDefault: asked.minSize === undefined,
      })] : []),
    ...(known(maxSize) && size > maxSize
      ? [findingOf(WORDS.expectedAbove, about.prop('expectedSize'), {
        expectedSize: size, maxSize, isDefault: asked.maxSize === undefined,
      })] : []),
  ];
}
