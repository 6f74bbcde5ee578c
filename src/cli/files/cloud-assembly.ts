import { existsSync, statSync } from 'fs';
import { join, relative, resolve } from 'path';
import { kindOf, otherKind } from './document-kind';
import { valueOf } from './structured-input';
import { isProblem, UsageProblem } from '../framework/command-result';
import { named, STANDARD_STREAM } from '../framework/text-input';

/** Under which a construct leaves its plan in an assembly. */
const METADATA = 'cdk-eks-pod-capacity:plan';

const MANIFEST = 'manifest.json';

/** As deep are stages in stages looked for. */
const DEEPEST = 20;

/** The plan of one cluster, as an assembly carries it. */
export interface CarriedPlan {
  /** The path of the construct. */
  readonly path: string;
  readonly value: unknown;
}

/** The plans of an assembly, and what of it could not be read. */
export interface CarriedPlans {
  readonly plans: readonly CarriedPlan[];
  readonly unread: readonly string[];
}

/** Whether a word names an assembly: its folder, or the manifest in it. */
export function isAssembly(file: string): boolean {
  return file !== STANDARD_STREAM && (isFolder(file) || /(^|[\\/])manifest\.json$/.test(file));
}

/**
 * The plans that the clusters of an assembly carry, those of nested assemblies too: of stages, and of pipelines.
 *
 * @param argument the operand that named it, for messages
 * @param file its folder, or its manifest
 */
export function plansIn(argument: string, file: string): CarriedPlans | UsageProblem {
  if (file === STANDARD_STREAM) return { problems: [`${argument} must be a folder, and - is standard input`] };
  const folder = /(^|[\\/])manifest\.json$/.test(file) ? join(file, '..') : file;
  if (!isFolder(folder)) return { problems: [noAssembly(argument, file)] };
  if (!existsSync(join(folder, MANIFEST))) {
    const inside = join(folder, 'cdk.out');
    const instead = existsSync(join(inside, MANIFEST))
      ? `did you mean ${inside}` : 'give the folder that cdk synth writes, as in cdk.out';
    return { problems: [`${argument} '${file}' has no manifest.json, so it is not a cloud assembly: ${instead}`] };
  }
  const seen = new Set<string>();
  const { plans, unread } = plansOf(argument, resolve(folder), folder, seen, 0);
  if (plans.length > 0) return { plans: [...plans].sort((one, other) => (one.path < other.path ? -1 : 1)), unread };
  if (unread.length > 0) return { problems: unread };
  return {
    problems: [
      `${argument} '${file}' has no plan: give the assembly of an app with a PodCapacityCluster or a ClusterPlan`,
    ],
  };
}

/** What is said of what is no folder: a file of another kind says which command reads it. */
function noAssembly(argument: string, file: string): string {
  const input = valueOf(argument, file, 'YAML');
  const instead = 'give the folder that cdk synth writes, as in cdk.out';
  if (!existsSync(file)) return `${argument} '${file}' cannot be read (ENOENT): ${instead}`;
  if (isProblem(input)) return `${argument} '${file}' is not a folder: ${instead}`;
  const other = otherKind(input.value, ['assembly']);
  return other === undefined ? `${argument} '${file}' is not a folder: ${instead}` : `${argument} '${file}' ${other}`;
}

/** The plans of one manifest and of those that it points to. */
function plansOf(argument: string, root: string, folder: string, seen: Set<string>, depth: number): CarriedPlans {
  seen.add(resolve(folder));
  const manifest = valueOf(argument, join(folder, MANIFEST), 'JSON');
  if (isProblem(manifest)) return { plans: [], unread: manifest.problems.map(halfWritten) };
  if (kindOf(manifest.value) !== 'assembly') {
    return {
      plans: [],
      unread: [`${named(argument, join(folder, MANIFEST))} has no version and artifacts: it is not a cloud assembly`],
    };
  }
  const { artifacts } = manifest.value as { readonly artifacts: Record<string, any> };
  const parts = Object.values(artifacts).map((artifact): CarriedPlans => {
    if (typeof artifact !== 'object' || artifact === null) return NOTHING;
    if (artifact.type === 'cdk:cloud-assembly') {
      const name: unknown = artifact.properties?.directoryName;
      const inner = typeof name === 'string' ? join(folder, name) : undefined;
      if (inner === undefined || seen.has(resolve(inner)) || depth >= DEEPEST) return NOTHING;
      if (!isInside(root, inner)) return outside(argument, inner);
      return plansOf(argument, root, inner, seen, depth + 1);
    }
    return joined([carried(artifact.metadata), apart(argument, root, folder, artifact.additionalMetadataFile)]);
  });
  return joined(parts);
}

const NOTHING: CarriedPlans = { plans: [], unread: [] };

/** The plans in metadata that stand in a file of their own. */
function apart(argument: string, root: string, folder: string, name: unknown): CarriedPlans {
  if (typeof name !== 'string') return NOTHING;
  const file = join(folder, name);
  if (!isInside(root, file)) return outside(argument, file);
  const metadata = valueOf(argument, file, 'JSON');
  return isProblem(metadata) ? { plans: [], unread: metadata.problems.map(halfWritten) } : carried(metadata.value);
}

function carried(metadata: unknown): CarriedPlans {
  if (typeof metadata !== 'object' || metadata === null) return NOTHING;
  const plans = Object.entries(metadata).flatMap(([path, entries]) => (Array.isArray(entries) ? entries : [])
    .filter((entry) => entry?.type === METADATA)
    .map(({ data }): CarriedPlan => ({ path: path.replace(/^\//, ''), value: data })));
  return { plans, unread: [] };
}

function joined(parts: readonly CarriedPlans[]): CarriedPlans {
  return { plans: parts.flatMap(({ plans }) => plans), unread: parts.flatMap(({ unread }) => unread) };
}

function outside(argument: string, file: string): CarriedPlans {
  return { plans: [], unread: [`${named(argument, file)} is outside of the assembly, so it is not read`] };
}

/** An assembly that is being written has files that end early. */
function halfWritten(problem: string): string {
  return / is (not JSON|empty): /.test(problem)
    ? `${problem.replace(/: give .*$/, '')}; is it half-written? Run cdk synth again` : problem;
}

function isInside(root: string, file: string): boolean {
  const way = relative(root, resolve(file));
  return way !== '' && !/^\.\.([\\/]|$)/.test(way) && resolve(root, way) === resolve(file);
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
