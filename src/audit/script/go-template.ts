/**
 * What is kept of an object: a text, a number, a switch, texts of a map by their names, a list of objects or texts, or
 * an object.
 */
export type Shape =
  | 'text' | 'number' | 'switch' | 'texts'
  | { readonly names: readonly string[] }
  | { readonly list: Members }
  | { readonly object: Members };

export type Members = Readonly<Record<string, Shape>>;

/**
 * A Go template by which kubectl prints a list of a kind, cut to some members, as JSON. What an object lacks is null.
 * Texts are quoted by Go, which JSON reads, too: names and values of Kubernetes have no control characters.
 */
export function goTemplate(kind: string, members: Members): string {
  return `{"kind":"${kind}List","items":${listOf('.items', objectOf({ kind: undefined, ...members }, kind))}}`;
}

function objectOf(members: Readonly<Record<string, Shape | undefined>>, kind?: string): string {
  const parts = Object.entries(members).map(([name, shape]) =>
    `"${name}":${shape === undefined ? `"${kind}"` : valueOf(`.${name}`, shape)}`);
  return `{${parts.join(',')}}`;
}

function valueOf(path: string, shape: Shape): string {
  if (shape === 'text') return orNull(path, '{{printf "%q" (print .)}}');
  if (shape === 'switch') return `{{if ${path}}}true{{else}}false{{end}}`;
  // 0 is a number, where `with` takes it for nothing.
  if (shape === 'number') return `{{if eq (printf "%v" ${path}) "<nil>"}}null{{else}}{{printf "%v" ${path}}}{{end}}`;
  if (shape === 'texts') return listOf(path, '{{printf "%q" (print .)}}');
  if ('list' in shape) return listOf(path, objectOf(shape.list));
  if ('object' in shape) return orNull(path, objectOf(shape.object));
  const texts = shape.names.map((name) =>
    `"${name}":{{with index . "${name}"}}{{printf "%q" (print .)}}{{else}}null{{end}}`);
  return orNull(path, `{${texts.join(',')}}`);
}

function listOf(path: string, item: string): string {
  return `[{{range $i, $each := ${path}}}{{if $i}},{{end}}${item}{{end}}]`;
}

function orNull(path: string, value: string): string {
  return `{{with ${path}}}${value}{{else}}null{{end}}`;
}
