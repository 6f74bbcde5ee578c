/** As kubectl says that it failed. */
const OF_KUBECTL = [
  'Error from server(?: \\((\\w+)\\))?:', 'error:', 'The connection to the server', 'Unable to connect to the server',
].join('|');

/** As aws says so, without having called. */
const OF_AWS = [
  'aws: error', 'usage: aws', 'Unable to locate credentials', 'The config profile', 'Could not connect to the endpoint',
].join('|');

/** With what YAML of aws begins a line. */
const NAMES_OF_AWS = [
  'Subnets', 'NetworkInterfaces', 'Vpcs', 'Reservations', 'SubnetIpv4CidrReservations', 'SubnetId', 'cluster', 'addon',
  'nodegroup', 'addons',
].join('|');

/** What a text can be in place of JSON, and what gives JSON. Asked in this order: the first that matches is it. */
const FORMS: ReadonlyArray<{ readonly is: RegExp; readonly says: (...parts: string[]) => string }> = [
  {
    is: /An error occurred \((\w+)\)[^\n]* when calling the (\w+) operation/,
    says: (_, code, operation) =>
      `holds the error of a call that failed (${code} of ${operation}): call again where it is allowed`,
  },
  {
    is: new RegExp(`^\\s*(?:${OF_KUBECTL})`, 'i'),
    says: (line, code) => `holds the error of a call that failed (${code ?? shortened(line)}): `
      + 'call kubectl again where it is allowed',
  },
  {
    is: new RegExp(`^\\s*(?:${OF_AWS})`),
    says: () => 'holds the error of a call that failed: call aws again',
  },
  {
    is: /^(?:subnets|nodegroups|fleets):/m,
    says: () => 'is YAML of a forecast, not an output of aws or kubectl: plan, advise and simulate read it',
  },
  {
    is: /^(?:---\r?\n)?(?:apiVersion|kind|items):/m,
    says: () => 'is YAML, not JSON: call kubectl with -o json',
  },
  {
    is: new RegExp(`^(?:---\\r?\\n)?(?:- )?(?:${NAMES_OF_AWS}):`, 'm'),
    says: () => 'is YAML, not JSON: call aws with --output json',
  },
  {
    is: /^(?:-+\r?\n\||[A-Z][A-Z0-9]+\t)/,
    says: () => 'is a table of aws, not JSON: call aws with --output json',
  },
  { is: /^(?:NAME|NAMESPACE)\s/, says: () => 'is a table of kubectl, not JSON: call kubectl with -o json' },
  { is: /^No resources found/, says: () => 'is a message of kubectl, not JSON: call kubectl with -o json' },
  { is: /^\s*#!/, says: () => 'is a script, not JSON: run it, and give the folder that it writes' },
  { is: /^\s*</, says: () => 'is a page or XML, not JSON: give an output of aws or kubectl as JSON' },
];

/** As much of a text is looked at. */
const HEAD = 4096;

/** As much of a line is said again. */
const LINE = 60;

/**
 * What a text is that is not JSON, as the end of a sentence about its file; undefined where it looks like JSON that is
 * broken, or like nothing known.
 */
export function notJson(text: string): string | undefined {
  const head = text.slice(0, HEAD);
  if (/^\s*[{[]/.test(head)) return undefined;
  for (const { is, says } of FORMS) {
    const found = is.exec(head);
    if (found !== null) return says(lineAt(head, found.index), ...found.slice(1));
  }
  return undefined;
}

function lineAt(text: string, index: number): string {
  return text.slice(index).trimStart().split(/\r?\n/)[0];
}

function shortened(line: string): string {
  return line.length <= LINE ? line : `${line.slice(0, LINE)}...`;
}
