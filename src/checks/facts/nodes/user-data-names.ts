import { OperatingSystemDesign } from '../../../compute/os/os-design';
import { DEFAULT_OS, OPERATING_SYSTEMS } from '../../../compute/os/os-registry';
import { Form, textOf } from '../../../templates/forms';
import { joinedParts } from '../../../templates/text-forms';
import { hidesText, userDataParts } from '../groups/user-data';

/** What stands in user data for what CloudFormation fills in. */
const FILLED_IN = /\u0000(\d+)\u0000/;

/** A name between quotes or without. */
const NAME = '["\']?((?!-)[^\\s"\',;)}]+)["\']?';

/** What a flag of a script is given. */
const GIVEN = '"[^"]*"|\'[^\']*\'|(?!-)[^\\s"\']+';

/** How nodes of AL2 join a cluster: flags can stand before its name, in one line of the shell. */
const SCRIPT = new RegExp(
  `/etc/eks/bootstrap\\.sh(?:[ \\t]+--[\\w-]+(?:(?:=|[ \\t]+)(?:${GIVEN}))?)*?[ \\t]+${NAME}`,
);

/** A line that goes on in the next one. */
const CONTINUED = /\\\r?\n/g;

/** Lines that shells, TOML and YAML leave out. */
const COMMENTS = /^[ \t]*#.*$/gm;

/** How those of AL2023 do: the name is the first one after the word. */
const NODE_CONFIG = /kind["']?\s*:\s*["']?NodeConfig/;
const CLUSTER_PART = /\bcluster["']?\s*:/;
const NAME_FIELD = new RegExp(`\\bname["']?\\s*:\\s*${NAME}`);

/** How those of Bottlerocket and Windows do. */
const SETTINGS = [new RegExp(`cluster-name["']?\\s*=\\s*${NAME}`), new RegExp(`-EKSClusterName\\s+${NAME}`, 'i')];

/**
 * The name of the cluster that user data has a node join; undefined where it names none, or where a shell finds it out.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-custom-ami
 */
export function clusterInUserData(userData: Form): Form {
  const { text: whole, unknown } = written(userData);
  const text = whole.replace(COMMENTS, '').replace(CONTINUED, ' ');
  const match = [SCRIPT, ...SETTINGS].map((pattern) => pattern.exec(text)).find((each) => each !== null)
    ?? configured(text);
  const name = match?.[match.length - 1];
  if (name === undefined || name.includes('$')) return undefined;
  return joinedParts(name.split(FILLED_IN).map((part, index) => (index % 2 === 0 ? part : unknown[Number(part)])));
}

/** What user data are of: those that are written for PowerShell tell it apart, all others are those of most nodes. */
export function osInUserData(userData: Form): OperatingSystemDesign {
  const isForPowerShell = /<powershell>|-EKSClusterName\s/i.test(written(userData).text);
  const other = Object.values(OPERATING_SYSTEMS).find(({ kernel }) => !kernel.runsVpcCni);
  return isForPowerShell ? other ?? DEFAULT_OS : DEFAULT_OS;
}

/** Whether user data tells kubelet a number of pods; undefined where that is not known. */
export function tellsPods(userData: Form): boolean | undefined {
  if (userData === undefined) return false;
  const { text, unknown } = written(userData);
  if (/max[-_]?pods/i.test(text)) return true;
  return unknown.length > 0 || text === '' || hidesText(text) ? undefined : false;
}

function configured(text: string): RegExpExecArray | undefined {
  const cluster = NODE_CONFIG.test(text) ? CLUSTER_PART.exec(text) : null;
  return cluster === null ? undefined : NAME_FIELD.exec(text.slice(cluster.index)) ?? undefined;
}

/** User data as text, with a sign in place of what CloudFormation fills in. */
function written(userData: Form): { readonly text: string; readonly unknown: Form[] } {
  const unknown: Form[] = [];
  const parts = (userData === undefined ? [] : userDataParts(userData)).map((part) => {
    if (part === undefined) return '';
    const text = textOf(part);
    return text ?? `\u0000${unknown.push(part) - 1}\u0000`;
  });
  return { text: parts.join(''), unknown };
}
