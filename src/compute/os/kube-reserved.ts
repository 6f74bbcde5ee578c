import { NodeSettings, SettledNode } from './os-design';
import { ReadPart, readPart } from './private/node-config-part';
import {
  givenOnly, isMap, memoryFindings, memoryFor, OwnReserved, reservedMemory, unfitReserved,
} from './reserved-resources';
import { quantityOf } from '../../capacity/rules/kubernetes-quantity';
import { isOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';

/** A NodeConfig of the user. */
type PartConfig = Pick<ReadPart, 'config'> & { readonly option: string };

/**
 * What kubelet keeps from pods, as its configuration has it: the user's own, with the memory for the pod count where
 * the user states none. nodeadm of images before v20251007 does not read `maxPodsExpression`, by which the later ones
 * come to the same. It merges key by key, so what it reserves of CPU and storage stays.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go
 */
export function reservedResources(settings: NodeSettings, maxPods: number): { kubeReserved?: object } {
  const { kubeletConfig: { kubeReserved } = {} } = settings;
  const own = isMap(kubeReserved) ? givenOnly(kubeReserved) : {};
  // What another NodeConfig states of it stays, for ours is the last one.
  const ours = inParts(settings).some(statesMemory) ? {} : { memory: quantityOf(memoryFor(maxPods)) };
  const all = { ...ours, ...own };
  return Object.keys(all).length === 0 ? {} : { kubeReserved: all };
}

/** Without what is said of the memory for the pod count, where the user states another one. */
export function withoutOwnMemory(findings: readonly Finding[], settings: NodeSettings): Finding[] {
  const all = [...inKubelet(settings), inConfig(settings), inBottlerocket(settings)];
  return findings.filter((finding) => !all.some(statesMemory) || !isOf(finding, 'memory-withheld'));
}

/** What there is to say of what the user reserves on AL2023: a flag for it is refused. */
export function reservedMemoryFindings(settings: NodeSettings, node: SettledNode): Finding[] {
  const all = inKubelet(settings);
  const unfit = all.flatMap(unfitReserved);
  // Of several the last one holds.
  const last = all.filter(statesMemory).pop();
  return unfit.length > 0 || last === undefined ? unfit : memoryFindings(last, node);
}

/** The same of Bottlerocket's settings. */
export function bottlerocketReservedFindings(settings: NodeSettings, node: SettledNode): Finding[] {
  const own = inBottlerocket(settings);
  const unfit = unfitReserved(own);
  return unfit.length > 0 ? unfit : memoryFindings(own, node);
}

/** Where kubelet's configuration can say it, the later one the one that holds. */
function inKubelet(settings: NodeSettings): OwnReserved[] {
  return [...inParts(settings), inConfig(settings)];
}

function inConfig({ kubeletConfig: { kubeReserved } = {} }: NodeSettings): OwnReserved {
  return { prop: 'kubeletConfig', path: 'kubeletConfig.kubeReserved', reader: 'kubelet', resources: kubeReserved };
}

function inParts({ userDataParts = [] }: NodeSettings): OwnReserved[] {
  return userDataParts.map((part, index) => reservedInPart({ ...readPart(part), option: `userDataParts[${index}]` }));
}

/** What a NodeConfig of the user has kubelet keep from pods, and the option that holds it. */
export function reservedInPart({ option, config }: PartConfig): OwnReserved {
  const prop = option.split(/[[ ]/)[0];
  return { prop, path: 'kubeReserved', within: option, reader: 'kubelet', resources: config.kubeReserved };
}

function inBottlerocket({ bottlerocketSettings: { kubernetes } = {} }: NodeSettings): OwnReserved {
  return {
    prop: 'bottlerocketSettings',
    path: 'bottlerocketSettings.kubernetes.kube-reserved',
    reader: 'Bottlerocket',
    resources: isMap(kubernetes) ? kubernetes['kube-reserved'] : undefined,
  };
}

function statesMemory(own: OwnReserved): boolean {
  return reservedMemory(own) !== undefined;
}
