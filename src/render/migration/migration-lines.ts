import {
  Migration, MigrationMode, MigrationPlan, MigrationProblem, MigrationStep, StepSubnet, WayVerdict,
} from '../../audit/migration';

/** What a migration is called. */
export function migrationTitle(migration: Migration): string {
  const of = migration.cluster === undefined ? 'Migration' : `Migration of ${migration.cluster}`;
  const to = `${of} to ${migration.target}${migration.podCidr === undefined ? '' : `, pods in ${migration.podCidr}`}`;
  return migration.kind === 'migration' ? `${to}: way ${migration.way}` : `${to}: there is no plan`;
}

/** From which mode to which. */
export function modesLine({ from, to, steps }: MigrationPlan): string {
  return `From ${modeWords(from)} to ${modeWords(to)}, in ${steps.length} steps.`;
}

function modeWords({ prefixes, customNetworking }: MigrationMode): string {
  return `${prefixes ? 'prefixes' : 'single addresses'} ${
    customNetworking ? 'in subnets of their own' : 'in the subnets of the nodes'}`;
}

/** A way in a line, and its reasons. */
export function wayLine({ way, possible }: WayVerdict, chosen?: string): string {
  return `${way}: ${possible ? 'possible' : 'not possible'}${way === chosen ? ', chosen' : ''}`;
}

/** What stands above the groups. */
export const GROUP_HEAD = ['group', 'nodes', 'types', 'pods', 'max pods now', 'between', 'then'];

/** The groups, a row each. */
export function groupRows({ groups }: MigrationPlan): string[][] {
  return groups.map(({ name, nodes, nodesBetween, instanceTypes, pods, maxPods }) => [
    name,
    nodesBetween === undefined || nodesBetween === nodes ? String(nodes) : `${nodes}, ${nodesBetween} between`,
    instanceTypes.join(', '),
    String(pods),
    maxPods.old.length === 0 ? 'unknown' : maxPods.old.join(', '),
    maxPods.between === undefined ? '-' : String(maxPods.between),
    String(maxPods.new),
  ]);
}

/** What stands above the subnets: whole blocks, and then addresses. */
export const SUBNET_HEAD = [
  'subnet', 'whole /28s', 'old nodes', 'new nodes', 'left', 'addresses', 'old', 'new', 'left',
];

/** The subnets at a step, a row each. */
export function subnetRows(subnets: readonly StepSubnet[]): string[][] {
  return subnets.map(({ subnet, cidr, blocks, addresses, atMost }) => [
    `${subnet} ${cidr}`,
    `${atMost ? 'at most ' : ''}${blocks.has}`,
    String(blocks.oldNodes),
    String(blocks.newNodes),
    `${atMost ? 'at most ' : ''}${blocks.left}`,
    String(addresses.has),
    String(addresses.oldNodes),
    String(addresses.newNodes),
    String(addresses.left),
  ]);
}

/** The lists of a step, with what stands above them; those that are empty are left out. */
export function stepLists(step: MigrationStep): ReadonlyArray<readonly [title: string, lines: readonly string[]]> {
  const lists: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['Old nodes then', step.oldNodes],
    ['New nodes then', step.newNodes],
  ];
  return lists.filter(([, lines]) => lines.length > 0);
}

/** The title of a step. */
export function stepTitle(step: MigrationStep, index: number, count: number): string {
  return `Step ${index + 1} of ${count}: ${step.title}`;
}

/** A problem with what stands below it. */
export function problemLines({ message, details, fix }: MigrationProblem): { line: string; below: string[] } {
  return {
    line: message,
    below: [...details, ...fix.map((each, index) => `${index === 0 ? 'fix' : 'or'}: ${each}`)],
  };
}
