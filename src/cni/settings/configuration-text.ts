import { Form, isIntrinsic, isObject } from '../../templates/forms';
import { joinedParts, nameOf, textParts } from '../../templates/text-forms';
import { configurationDocument } from '../../vpc-cni/configuration-document';

/**
 * What stands in a text for a value that CloudFormation fills in: a word that is a string in JSON and a plain scalar in
 * YAML.
 */
const PLACEHOLDER = /__deploy_time_(\d+)__/g;

/** Why configuration values cannot be read, with the reason that the parser gives for a string that is malformed. */
export type ConfigurationProblem =
  | { readonly kind: 'noText' | 'noObject' }
  | { readonly kind: 'malformed'; readonly reason: string };

/** A text of JSON or YAML, or why it cannot be read. */
export interface ParsedText {
  /** What it says. What is known at deployment only stands as an intrinsic function. */
  readonly value?: Form;

  /** What is wrong with the text. */
  readonly problem?: ConfigurationProblem;

  /** Whether nothing of it is known at synth. */
  readonly isUnknown: boolean;
}

/** The configuration values of an add-on, or why they cannot be read. */
export interface ParsedConfiguration {
  /** The values; empty where there are none. Those that are known at deployment only are intrinsic functions. */
  readonly values: Record<string, Form>;

  /** What is wrong with the text. */
  readonly problem?: ConfigurationProblem;

  /** Whether nothing of it is known at synth. */
  readonly isUnknown: boolean;
}

/**
 * Reads configuration values.
 */
export function parsedConfiguration(form: Form): ParsedConfiguration {
  if (form === undefined) return { values: {}, isUnknown: false };
  // The property is text; an object can only be what somebody put there by an override.
  if (isObject(form) && !isIntrinsic(form)) return { values: {}, problem: { kind: 'noText' }, isUnknown: false };
  const { value, problem, isUnknown } = parsedText(form);
  if (isUnknown || problem !== undefined) return { values: {}, problem, isUnknown };
  if (value === null || value === undefined) return { values: {}, isUnknown: false };
  return isObject(value) && !isIntrinsic(value)
    ? { values: value, isUnknown: false }
    : { values: {}, problem: { kind: 'noObject' }, isUnknown: false };
}

/**
 * Reads JSON or YAML, written out or joined from text and what is known at deployment only.
 */
export function parsedText(form: Form): ParsedText {
  const unknown: Form[] = [];
  const text = joined(form, unknown);
  if (text === undefined || new RegExp(`^\\s*${PLACEHOLDER.source}\\s*$`).test(text)) return { isUnknown: true };
  const parsed = valueOf(text);
  return 'problem' in parsed
    ? { problem: parsed.problem, isUnknown: false }
    : { value: filled(parsed.value, unknown), isUnknown: false };
}

/** Documents of JSON or YAML. */
export interface ParsedDocuments {
  /** What they say, as far as they can be read. */
  readonly values: Form[];

  /** Whether one of them cannot be read, or nothing of them is known at synth. */
  readonly isUnread: boolean;
}

/** Reads documents of JSON or YAML: what stands between lines of `---`. */
export function parsedDocuments(form: Form): ParsedDocuments {
  const whole = parsedText(form);
  if (whole.problem === undefined) return { values: whole.isUnknown ? [] : [whole.value], isUnread: whole.isUnknown };
  const unknown: Form[] = [];
  const documents = (joined(form, unknown) ?? '').split(/^---(?:[ \t].*)?$/m).map(valueOf);
  return {
    values: documents.flatMap((each) => ('problem' in each ? [] : [filled(each.value, unknown)])),
    isUnread: documents.some((each) => 'problem' in each),
  };
}

/** The text of a form, with a placeholder for each part that is not known; undefined where it is no text. */
function joined(form: Form, unknown: Form[]): string | undefined {
  if (typeof form === 'string') return form;
  if (!isIntrinsic(form)) return undefined;
  return (
    textParts(form)
      ?.map((part) => joined(part, unknown) ?? placeholder(part, unknown))
      .join('') ?? placeholder(form, unknown)
  );
}

function placeholder(form: Form, unknown: Form[]): string {
  unknown.push(form);
  return `__deploy_time_${unknown.length - 1}__`;
}

function valueOf(text: string): { readonly value: Form } | { readonly problem: ConfigurationProblem } {
  const read = configurationDocument(text);
  return read.reason === undefined ? read : { problem: { kind: 'malformed', reason: read.reason } };
}

/** A value with its placeholders undone; a name with one stays a name, by which others with the same are known. */
function filled(value: Form, unknown: readonly Form[]): Form {
  if (unknown.length === 0) return value;
  if (typeof value === 'string') {
    return joinedParts(value.split(PLACEHOLDER).map((part, index) => (index % 2 === 0 ? part : unknown[Number(part)])));
  }
  if (Array.isArray(value)) return value.map((each) => filled(each, unknown));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [nameOf(filled(key, unknown)), filled(each, unknown)]),
  );
}
