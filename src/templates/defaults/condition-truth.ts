import { ParameterDefault } from './parameter-default';
import { Form, Forms, isIntrinsic, textOf } from '../forms';

/** What conditions are made of. */
export interface ConditionParts {
  /** The expression of a condition; undefined where there is none of the name. */
  readonly expressionOf: (name: string) => Form;

  /** What is compared, as far as it can be worked out, with word of each default that is taken for it. */
  readonly valueOf: (form: Form, used: (given: ParameterDefault) => void) => Form;
}

/** Whether a condition holds, and the defaults that this follows from. */
export interface KnownTruth {
  /** Undefined where it is known at deployment only. */
  readonly truth?: boolean;
  readonly defaults: ReadonlySet<ParameterDefault>;
}

/**
 * Whether the conditions of one template hold, each as far as its parts tell.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
 */
export class ConditionTruth {
  private readonly known = new Map<string, KnownTruth>();

  constructor(private readonly parts: ConditionParts) {}

  /** Whether the condition of a name holds. */
  public of(name: string): KnownTruth {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    // One that is made of itself is never known.
    this.known.set(name, { defaults: new Set() });
    const defaults = new Set<ParameterDefault>();
    const found = { truth: this.truthOf(this.parts.expressionOf(name), defaults), defaults };
    this.known.set(name, found);
    return found;
  }

  private truthOf(form: Form, defaults: Set<ParameterDefault>): boolean | undefined {
    if (!isIntrinsic(form)) return undefined;
    const { 'Condition': name, 'Fn::Equals': compared } = form as Forms;
    const { 'Fn::Not': denied, 'Fn::And': all, 'Fn::Or': any } = form as Forms;
    const each = (list: Form) => (Array.isArray(list) ? list.map((one) => this.truthOf(one, defaults)) : []);
    if (typeof name === 'string') {
      const named = this.of(name);
      named.defaults.forEach((given) => defaults.add(given));
      return named.truth;
    }
    if (Array.isArray(compared)) {
      return areEqual(compared.map((one) => this.parts.valueOf(one, (given) => defaults.add(given))));
    }
    const [denial] = each(denied);
    if (denial !== undefined) return !denial;
    return allOf(each(all)) ?? anyOf(each(any));
  }
}

function allOf(truths: ReadonlyArray<boolean | undefined>): boolean | undefined {
  if (truths.includes(false)) return false;
  return truths.length > 0 && truths.every((each) => each === true) ? true : undefined;
}

function anyOf(truths: ReadonlyArray<boolean | undefined>): boolean | undefined {
  if (truths.includes(true)) return true;
  return truths.length > 0 && truths.every((each) => each === false) ? false : undefined;
}

/** Two values are the same where their texts are, or where they stand for one thing, whichever that is. */
function areEqual(values: readonly Form[]): boolean | undefined {
  const texts = values.map((value) => textOf(value) ?? JSON.stringify(value));
  if (values.length !== 2 || texts.some((text) => text === undefined)) return undefined;
  if (texts[0] === texts[1]) return true;
  return values.every((value) => textOf(value) !== undefined) ? false : undefined;
}
