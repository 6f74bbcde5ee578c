import { isNameOfWording, Said, saidBy } from './statements';
import { Finding } from '../../src/findings/finding';
import { FindingError } from '../../src/findings/finding-error';
import { identityOf } from '../../src/findings/identity';
import { headLine } from '../../src/findings/print/finding-lines';
import { grouped } from '../../src/findings/print/joint-findings';
import { Facts } from '../../src/findings/wording';

const ID_PREFIX = 'cdk-eks-pod-capacity:';

/**
 * A problem that an error is expected to list: the last part of its id, and facts of it, or the name of its wording where the id
 * and the facts do not tell it from others; texts of its line where it has no wording.
 */
export type Problem = [id: string, ...parts: Array<Facts | string>];

/**
 * Expects a call to throw one error of ours: it begins with the path of the construct, and lists these problems and no other, in
 * this order, each with its id.
 */
export function expectRefusal(call: () => unknown, path: string, ...problems: Problem[]): void {
  const error = errorOf(call);
  expect(error).toBeInstanceOf(FindingError);
  const { message, findings } = error as FindingError;
  expect(message.startsWith(`[${path}] `) ? path : message).toBe(path);
  expect(namesOf(findings)).toEqual(problems.map(([id]) => id));
  for (const written of grouped(findings)) expect(message).toContain(headLine(written));
  problems.forEach(([, ...parts], index) => {
    const strings = parts.filter((part) => typeof part === 'string');
    for (const name of strings.filter(isNameOfWording)) expect(saidBy([findings[index]])[0][0]).toBe(name);
    const texts = strings.filter((text) => !isNameOfWording(text));
    for (const facts of parts.filter((part) => typeof part !== 'string')) expect(identityOf(findings[index])?.facts).toMatchObject(facts);
    expect(texts.filter((text) => !findings[index].message.includes(text)).map((text) => `${text} is not in: ${message}`)).toEqual([]);
  });
}

/**
 * Expects a call to throw one error of ours: it begins with the path of the construct, and lists these sentences and no other, in
 * this order.
 */
export function expectSaid(call: () => unknown, path: string, ...said: Said[]): void {
  const error = errorOf(call);
  expect(error).toBeInstanceOf(FindingError);
  const { message, findings } = error as FindingError;
  expect(message.startsWith(`[${path}] `) ? path : message).toBe(path);
  expect(saidBy(findings)).toEqual(said);
}

/** What a call throws. */
export function errorOf(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

/** The last parts of the ids of findings, in their order. */
export function namesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ id }) => id.replace(ID_PREFIX, ''));
}

/** The full id of a finding. */
export function idOf(name: string): string {
  return `${ID_PREFIX}${name}`;
}
