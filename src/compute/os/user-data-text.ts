import { reservedInPart } from './kube-reserved';
import { SettledNode } from './os-design';
import { readUserData } from './private/node-config-part';
import { partsFindings } from './private/user-data-parts';
import { OwnReserved } from './reserved-resources';
import { Finding } from '../../findings/finding';

/** Whether the AMIs of a family, as Karpenter names it, have nodeadm. */
export function readsNodeConfig(family?: string): boolean {
  return family?.toLowerCase() === 'al2023';
}

/**
 * What there is to say of user data for AL2023 as one text: multipart, one NodeConfig, or a script.
 *
 * @param option by which it is given
 */
export function userDataTextFindings(option: string, text: string, node: SettledNode): Finding[] {
  return partsFindings(readUserData(text).map((part) => ({ ...part, option })), {}, node);
}

/** What NodeConfigs in such a text have kubelet keep from pods. */
export function reservedInText(option: string, text: string): OwnReserved[] {
  return readUserData(text).map((part) => reservedInPart({ ...part, option }));
}
