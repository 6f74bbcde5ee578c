import { isDummyValue } from './lookup-dummies';

/**
 * A value of a template as the rules read it: JSON in which a reference to a resource of the app carries the path of
 * its construct, and all else that is known at deployment only stands as CloudFormation's intrinsic function.
 */
export type Form = unknown;

/** A form of named values. */
export type Forms = Readonly<Record<string, Form>>;

/** Keys of an object that CloudFormation replaces by a value. */
const INTRINSIC = /^(Ref|Condition|Fn::.+)$/;

/** Whether CloudFormation, and not this app, knows the value. */
export function isIntrinsic(form: Form): boolean {
  if (!isObject(form)) return false;
  const keys = Object.keys(form);
  return keys.length === 1 && INTRINSIC.test(keys[0]);
}

/** Whether a form is there and its value is not known at synth, or not yet, as it has not been looked up. */
export function isUnknown(form: Form): boolean {
  return isNotKnown(form) || (Array.isArray(form) && form.some(isNotKnown));
}

function isNotKnown(form: Form): boolean {
  return isIntrinsic(form) || (typeof form === 'string' && isDummyValue(form));
}

/** Named values: of anything else there are none. */
export function formsOf(form: Form): Forms {
  return isObject(form) && !isIntrinsic(form) ? form : {};
}

/** A part of named values, by its way; what is told later on that way is all that is known of the part. */
export function partOf(form: Form, ...names: readonly string[]): Form {
  return names.reduce<Form>((at, name) => (isNotKnown(at) ? at : formsOf(at)[name]), form);
}

/**
 * The values of a list: of anything else there are none. One value stands for a list of itself, as CloudFormation takes
 * it.
 */
export function listOf(form: Form): Form[] {
  if (Array.isArray(form)) return form;
  return typeof form === 'string' ? [form] : [];
}

/** The text, where it is known, and has been looked up. JSON has no number that is none. */
export function textOf(form: Form): string | undefined {
  if (typeof form === 'boolean' || Number.isFinite(form)) return String(form);
  return typeof form === 'string' && !isDummyValue(form) ? form : undefined;
}

/** The whole number, where it is known and one that can be counted with: CloudFormation takes it as text, too. */
export function numberOf(form: Form): number | undefined {
  const value = typeof form === 'string' && /^-?\d+$/.test(form) ? Number(form) : form;
  return Number.isSafeInteger(value) ? value as number : undefined;
}

/** The truth value, where it is known. */
export function truthOf(form: Form): boolean | undefined {
  if (typeof form === 'boolean') return form;
  if (typeof form !== 'string') return undefined;
  return { true: true, false: false }[form.toLowerCase()];
}

/** What a reference refers to: a path, or the name of a pseudo parameter. */
export function referredTo(form: Form): string | undefined {
  if (!isIntrinsic(form)) return undefined;
  const { 'Ref': ref, 'Fn::GetAtt': attribute } = form as Record<string, Form>;
  if (typeof ref === 'string') return ref;
  if (typeof attribute === 'string') return attribute.split('.')[0];
  return Array.isArray(attribute) && typeof attribute[0] === 'string' ? attribute[0] : undefined;
}

/** A reference to a construct of the app. */
export interface ConstructReference {
  /** The path of the construct. */
  readonly target: string;

  /** What of it, `Ref` for its id. */
  readonly attribute: string;
}

/**
 * The form as a reference to a construct, where it is one and nothing else: paths have a slash in them, logical ids and
 * pseudo parameters have none.
 */
export function referenceIn(form: Form): ConstructReference | undefined {
  const target = referredTo(form);
  if (target === undefined || !target.includes('/')) return undefined;
  const { 'Fn::GetAtt': attribute } = form as Record<string, Form>;
  return { target, attribute: Array.isArray(attribute) ? String(attribute[1]) : 'Ref' };
}

/** The form as messages show it: the text, the path of what it refers to, or that it is a token. */
export function shownForm(form: Form): string {
  const reference = referenceIn(form);
  if (reference === undefined) return typeof form === 'string' ? form : 'a token';
  return reference.attribute === 'Ref' ? reference.target : `${reference.target}.${reference.attribute}`;
}

/** Everything that a form refers to, at whatever depth. */
export function allReferredTo(form: Form): string[] {
  const here = referredTo(form);
  if (here !== undefined) return [here];
  if (Array.isArray(form)) return form.flatMap(allReferredTo);
  return isObject(form) ? Object.values(form).flatMap(allReferredTo) : [];
}

/** Whether a form is an object and no list. */
export function isObject(form: Form): form is Record<string, Form> {
  return typeof form === 'object' && form !== null && !Array.isArray(form);
}
