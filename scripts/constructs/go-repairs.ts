import { ApiType } from '../assembly';

const LIBRARY = 'cdkekspodcapacity';

/** Types of CDK that examples pass in lists. */
const CDK_CLASSES: Readonly<Record<string, string>> = {
  InstanceType: 'awsec2.InstanceType',
  AutoScalingGroup: 'awsautoscaling.AutoScalingGroup',
};
const PACKAGES = ['awscdk', 'awsec2', 'awseksv2', 'awsautoscaling', 'jsii', 'fmt', LIBRARY];

/**
 * What jsii-rosetta writes of an example for Go, as Go takes it: its translator knows no packages of types, no
 * pointers to lists, no getters, and no optional parameters.
 */
export function repairedGo(text: string, types: readonly ApiType[]): string {
  const steps = [packages, typesOf(types), shorthands, getters, (each: string) => allArguments(each, types)];
  return steps.reduce((repaired, step) => step(repaired), text);
}

function packages(text: string): string {
  return text
    .replace(/\bec2\./g, 'awsec2.')
    .replace(/\beks\./g, 'awseksv2.')
    .replace(/_\*(?=[A-Z])/g, '_')
    .replace(/([(,] ?)map\[string\]interface\{\}\{/g, '$1&map[string]interface{}{')
    .replace(/([(,:] ?)\[\]\*string\{/g, '$1&[]*string{');
}

const typesOf = (types: readonly ApiType[]) => (text: string): string => {
  const own = new Map(types.map((type) => [type.name, type]));
  return text
    .replace(/&(\w+)\{/g, (whole, name: string) => (own.has(name) ? `&${LIBRARY}.${name}{` : whole))
    .replace(/\[\](\w+)\{/g, (whole, name: string) => {
      if (name in CDK_CLASSES) return `&[]${CDK_CLASSES[name]}{`;
      const type = own.get(name);
      if (type === undefined) return whole;
      return `&[]${type.datatype ? '*' : ''}${LIBRARY}.${name}{`;
    });
};

/** `{ vpc }` becomes `Vpc: Vpc`, of a variable that is called vpc. */
function shorthands(text: string): string {
  return text.replace(/^(\s*)(\w+): \2,$/gm, (_, indent: string, name: string) => (
    `${indent}${name}: ${name[0].toLowerCase()}${name.slice(1)},`
  ));
}

/** A member that is read is a method in Go. Strings and comments stay as they are. */
function getters(text: string): string {
  const read = /"[^"]*"|\/\/.*|\b([a-z]\w*)((?:\.[A-Za-z]\w*)+)(?![\w(.])/g;
  return text.replace(read, (whole, subject?: string, path: string = '') => {
    if (subject === undefined || PACKAGES.includes(subject)) return whole;
    return subject + path.slice(1).split('.').map((name) => `.${name[0].toUpperCase()}${name.slice(1)}()`).join('');
  });
}

/** An argument that may be left out elsewhere is nil in Go. */
function allArguments(text: string, types: readonly ApiType[]): string {
  const counts = new Map<string, number>();
  for (const { name, initializer, methods = [] } of types) {
    counts.set(`${LIBRARY}.New${name}`, initializer?.parameters?.length ?? 0);
    for (const method of methods) {
      const called = `${method.name[0].toUpperCase()}${method.name.slice(1)}`;
      const count = method.parameters?.length ?? 0;
      counts.set(`${LIBRARY}.${name}_${called}`, count);
      // Of whose type it is a method the text does not say: nothing is added where two types differ.
      counts.set(`.${called}`, Math.min(count, counts.get(`.${called}`) ?? count));
    }
  }
  return [...counts].reduce((each, [callee, count]) => padded(each, callee, count), text);
}

/** Adds nil to the calls of a function until they have as many arguments as it takes. */
function padded(text: string, callee: string, count: number): string {
  let from = 0;
  let result = text;
  for (;;) {
    const start = result.indexOf(`${callee}(`, from);
    if (start < 0) return result;
    const open = start + callee.length;
    const { close, given } = argumentsAt(result, open);
    const missing = Math.max(0, count - given);
    const nils = Array.from({ length: missing }, () => 'nil').join(', ');
    const comma = given > 0 && missing > 0 ? ', ' : '';
    result = result.slice(0, close) + comma + nils + result.slice(close);
    from = open + 1;
  }
}

/** Where a call ends whose parenthesis opens here, and how many arguments it has. */
function argumentsAt(text: string, open: number): { readonly close: number; readonly given: number } {
  let depth = 0;
  let commas = 0;
  let quoted = false;
  for (let at = open; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') quoted = !quoted;
    if (quoted) continue;
    if ('([{'.includes(letter)) depth += 1;
    if (letter === ',' && depth === 1) commas += 1;
    if (!')]}'.includes(letter)) continue;
    depth -= 1;
    if (depth === 0) return { close: at, given: text.slice(open + 1, at).trim() === '' ? 0 : commas + 1 };
  }
  throw new Error(`a parenthesis is never closed: ${text.slice(open, open + 80)}`);
}
