/** A synthesized template, as far as these tests read it. */
export interface CfnTemplate {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties?: any; readonly DependsOn?: string | string[] }>;
}

/** The logical ids of all resources of a type, sorted. */
export function idsOfType(template: CfnTemplate, type: string): string[] {
  return Object.keys(template.Resources).filter((id) => template.Resources[id].Type === type).sort();
}

/**
 * Everything that CloudFormation makes before a resource: what it names in DependsOn, Ref, Fn::GetAtt and Fn::Sub, and what these
 * name in turn. A circle throws.
 */
export function closureOf(template: CfnTemplate, id: string, path: readonly string[] = [], known = new Map<string, Set<string>>()): Set<string> {
  if (path.includes(id)) throw new Error(`circle: ${[...path, id].join(' -> ')}`);
  const before = known.get(id);
  if (before !== undefined) return before;
  const closure = new Set<string>();
  for (const next of edgesOf(template, id)) {
    closure.add(next);
    for (const further of closureOf(template, next, [...path, id], known)) closure.add(further);
  }
  known.set(id, closure);
  return closure;
}

function edgesOf(template: CfnTemplate, id: string): string[] {
  const { DependsOn = [], Properties } = template.Resources[id];
  return [...new Set([...[DependsOn].flat(), ...namesIn(Properties)])].filter((name) => name in template.Resources);
}

function namesIn(value: any): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [inner as string];
    if (key === 'Fn::GetAtt') return [Array.isArray(inner) ? inner[0] : (inner as string).split('.')[0]];
    if (key === 'Fn::Sub') return [...JSON.stringify(inner).matchAll(/\$\{([A-Za-z0-9]+)/g)].map((match) => match[1]).concat(namesIn(inner));
    return namesIn(inner);
  });
}
