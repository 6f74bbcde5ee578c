import { Form, isIntrinsic, isObject, referredTo, textOf } from './forms';

/** A reference in a text that CloudFormation fills in, or one that it leaves as it is. */
const VARIABLE = /\$\{(!?)([^}]*)\}/g;

/**
 * The parts of a text that CloudFormation puts together, in order: text, and what it fills in; undefined where a form
 * is no such text.
 */
export function textParts(form: Form): Form[] | undefined {
  if (!isIntrinsic(form)) return undefined;
  const { 'Fn::Join': join, 'Fn::Sub': substituted } = form as Record<string, Form>;
  if (Array.isArray(join) && typeof join[0] === 'string' && Array.isArray(join[1])) {
    return join[1].flatMap((part, index) => (index === 0 || join[0] === '' ? [part] : [join[0], part]));
  }
  if (substituted === undefined) return undefined;
  const [template, variables] = Array.isArray(substituted) ? substituted : [substituted];
  return templateParts(template, isObject(variables) ? variables : {});
}

/** One form for a text of parts, however it was written: text where all of it is known, or else one `Fn::Join`. */
export function joinedParts(parts: readonly Form[]): Form {
  const merged: Form[] = [];
  for (const part of parts.flatMap((each) => textParts(each) ?? [each])) {
    const [text, last] = [textOf(part), merged[merged.length - 1]];
    if (text === '') continue;
    if (text !== undefined && typeof last === 'string') merged[merged.length - 1] = last + text;
    else merged.push(text ?? part);
  }
  if (merged.length === 0) return '';
  return merged.length === 1 ? merged[0] : { 'Fn::Join': ['', merged] };
}

/** A name as text: of one that is not known its form, by which others of the same are known. */
export function nameOf(form: Form): string {
  return textOf(form) ?? JSON.stringify(form ?? null);
}

/** A name as messages show it. */
export function shownName(name: string): string {
  const form = formOfName(name);
  const parts = textParts(form);
  if (parts !== undefined) {
    return parts.map((part) => textOf(part) ?? `\${${referredTo(part) ?? JSON.stringify(part)}}`).join('');
  }
  const index = selectedZone(form);
  return index === undefined ? name : `${Number(index) + 1} of the Region`;
}

/** Whether two names are different ones whatever CloudFormation fills in. */
export function areDistinct(one: string, other: string): boolean {
  if (one === other) return false;
  const [form, another] = [formOfName(one), formOfName(other)];
  if (typeof form === 'string' && typeof another === 'string') return true;
  const [index, otherIndex] = [selectedZone(form), selectedZone(another)];
  if (index !== undefined && otherIndex !== undefined) {
    return index !== otherIndex && nameOf(listIn(form)) === nameOf(listIn(another));
  }
  const [parts, otherParts] = [textParts(form), textParts(another)];
  if (parts === undefined || parts.length !== otherParts?.length) return false;
  // The same around one text that differs, as in `${AWS::Region}a` and `${AWS::Region}b`.
  const differing = parts.flatMap((part, place) =>
    JSON.stringify(part) === JSON.stringify(otherParts[place]) ? [] : [[part, otherParts[place]]],
  );
  return differing.length === 1 && differing[0].every((part) => typeof part === 'string');
}

/** Text with references in it. In a template that CDK has included they are no longer names, but parts of a join. */
function templateParts(template: Form, variables: Record<string, Form>): Form[] {
  if (typeof template !== 'string') {
    return textParts(template)?.flatMap((part) => templateParts(part, variables)) ?? [template];
  }
  const parts: Form[] = [];
  let end = 0;
  for (const { 0: { length }, 1: literal, 2: name, index } of template.matchAll(VARIABLE)) {
    parts.push(template.slice(end, index), literal === '' ? variableOf(name, variables) : `\${${name}}`);
    end = index + length;
  }
  return [...parts, template.slice(end)];
}

function variableOf(name: string, variables: Record<string, Form>): Form {
  if (Object.hasOwn(variables, name)) return variables[name];
  const [resource, ...attribute] = name.split('.');
  return attribute.length === 0 ? { Ref: name } : { 'Fn::GetAtt': [resource, attribute.join('.')] };
}

function formOfName(name: string): Form {
  if (!name.startsWith('{')) return name;
  try {
    return JSON.parse(name);
  } catch {
    return name;
  }
}

/** The place of a zone in the list of its Region, as stacks without environment name it. */
function selectedZone(form: Form): string | undefined {
  const list = listIn(form);
  return isObject(list) && 'Fn::GetAZs' in list ? textOf((form as Record<string, Form[]>)['Fn::Select'][0]) : undefined;
}

function listIn(form: Form): Form {
  const selected = isObject(form) ? form['Fn::Select'] : undefined;
  return Array.isArray(selected) ? selected[1] : undefined;
}
