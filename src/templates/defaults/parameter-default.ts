import { CfnParameter, Stack } from 'aws-cdk-lib';
import { attributeOf } from '../../validation/attribute';
import { textOf } from '../forms';

/** A parameter of a template, with the value that it has where nobody gives another. */
export interface ParameterDefault {
  /** Its name in the template. */
  readonly name: string;

  /** The value: of a list its members. */
  readonly value: string | readonly string[];
}

/** Types of parameters that hold what is given: those of Systems Manager hold what is looked up by it. */
const TEXTS = ['String', 'Number'];
const LISTS = ['CommaDelimitedList', 'List<Number>'];

/**
 * The default of a parameter; undefined where it has none, where it is of another type, or where nobody is to see it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parameterDefault(parameter: CfnParameter): ParameterDefault | undefined {
  const stack = Stack.of(parameter);
  const { type, default: given, noEcho } = parameter;
  const text = textOf(attributeOf(() => stack.resolve(given)));
  if (text === undefined || textOf(noEcho) === 'true') return undefined;
  const name = String(stack.resolve(parameter.logicalId));
  if (TEXTS.includes(type)) return { name, value: text };
  return LISTS.includes(type) ? { name, value: text.split(',').map((member) => member.trim()) } : undefined;
}

/** The value as messages show it. */
export function shownDefault({ value }: ParameterDefault): string {
  return typeof value === 'string' ? value : value.join(',');
}

/** Whether nothing stands in the place of a value: templates leave out by a condition what is empty. */
export function isEmptyDefault(given: ParameterDefault): boolean {
  return shownDefault(given) === '';
}
