import { Templates } from './apps';

/** An output of one stack that goes while another stack, as it is deployed, still reads it. */
export interface OutputInUse {
  /** CloudFormation refuses to remove an export that is imported; nothing guards an output that is read by name. */
  readonly kind: 'export' | 'output';
  readonly stack: string;
  readonly reader: string;
  readonly name: string;
}

/**
 * The outputs that a deployment takes from under other stacks. The stack that has them is deployed first, while the others still are as
 * they were.
 */
export function outputsInUse(before: Templates, after: Templates): OutputInUse[] {
  return Object.keys(before).flatMap((stack) => {
    const left = outputsOf(after, stack);
    const gone = outputsOf(before, stack).filter(({ kind, name }) => !left.some((other) => other.kind === kind && other.name === name));
    const readersOf = (name: string) => Object.keys(before).filter((reader) => reads(before[reader], name));
    return gone.flatMap((output) => readersOf(output.name).map((reader) => ({ ...output, reader })));
  });
}

function outputsOf(templates: Templates, stack: string): Array<Pick<OutputInUse, 'kind' | 'stack' | 'name'>> {
  const outputs: Record<string, { readonly Export?: { readonly Name: string } }> = (templates[stack] as any)?.Outputs ?? {};
  return Object.entries(outputs).flatMap(([id, { Export }]) => [
    { kind: 'output' as const, stack, name: `${stack}.${id}` },
    ...(Export === undefined ? [] : [{ kind: 'export' as const, stack, name: Export.Name }]),
  ]);
}

/** Whether a value reads an export or, as `Stack.Output`, an output by name. */
function reads(value: unknown, name: string): boolean {
  if (value === null || typeof value !== 'object') return false;
  const { 'Fn::ImportValue': imported, 'Fn::GetStackOutput': output } = value as Record<string, any>;
  if (imported === name) return true;
  if (output !== undefined && `${output.StackName}.${output.OutputName}` === name) return true;
  return Object.values(value).some((inner) => reads(inner, name));
}
