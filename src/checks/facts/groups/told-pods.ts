import type * as toml from 'smol-toml' with { 'resolution-mode': 'import' };
import { groupImage, ImageFrom } from './group-image';
import { valueOfExpression } from './pods-expression';
import { writtenUserData } from './user-data';
import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { podsInNodeConfigs } from '../../../compute/os/told-node-config';
import { AppResource } from '../../../templates/app-resources';
import { Form, formsOf } from '../../../templates/forms';
import { GroupFacts } from '../group-facts';

/** Pods on the host network, which the count of an image allows for: aws-node and kube-proxy. */
export const HOST_NETWORK_PODS = 2;

/** How scripts that start kubelet give it a count. */
const FLAG = /--max[-_]pods[= ]["']?(\d+)/g;

/** Settings of Bottlerocket, in which text is nothing else. */
const SETTINGS = /^\s*\[?settings\b/m;

/** A number of pods for kubelet, as user data gives it. */
export interface ToldPods {
  /** The number; undefined where an expression gives it. */
  readonly maxPods?: number;

  /** The expression of nodeadm, from which it takes the memory that kubelet keeps, too. */
  readonly expression?: string;

  /** Pods for each vCPU, which no number goes beyond. */
  readonly podsPerCore?: number;
}

/** What nodes of a group are told, and whether nobody tells them another count. */
export interface GroupToldPods {
  readonly told: ToldPods;
  readonly template: AppResource;

  /** Whether kubelet takes the count of the user data: EKS may merge its own into it where it chooses the image. */
  readonly isSure: boolean;
}

/** What the launch template of a group tells its nodes; undefined where that is nothing, or not known. */
export function groupToldPods(group: GroupFacts): GroupToldPods | undefined {
  const { launchTemplate: template, own, os: { features } } = group;
  if (template === undefined || own !== undefined) return undefined;
  const told = toldPods(formsOf(template.properties.LaunchTemplateData).UserData);
  const { from } = groupImage(group);
  const isOfEks = from === ImageFrom.EKS_AS_NAMED || from === ImageFrom.EKS_BY_DEFAULT;
  return told && { told, template, isSure: from === ImageFrom.TEMPLATE || (isOfEks && !features.countMergedByEks) };
}

/** What user data tells kubelet of pods; undefined where that is nothing, or not known. */
export function toldPods(userData: Form): ToldPods | undefined {
  const text = writtenUserData(userData);
  if (text === '') return undefined;
  if (SETTINGS.test(text)) return stated({ maxPods: settingIn(text) });
  const read = podsInNodeConfigs(text);
  if (read === undefined) return undefined;
  const byFlag = [...text.matchAll(FLAG)].map(([, count]) => count).pop() ?? read.flag;
  return stated({
    maxPods: byFlag === undefined ? wholeNumber(read.maxPods) : wholeNumber(Number(byFlag)),
    expression: read.maxPodsExpression,
    podsPerCore: wholeNumber(read.podsPerCore),
  });
}

/** The pods that kubelet is told on a type; undefined where that is not known. */
export function podsToldOn(
  { maxPods, expression, podsPerCore = 0 }: ToldPods,
  type: InstanceTypeLimits,
): number | undefined {
  const told = maxPods ?? (expression === undefined ? undefined : podsByExpression(expression, type));
  if (told === undefined || podsPerCore === 0) return told;
  return type.vcpus === undefined ? undefined : Math.min(told, podsPerCore * type.vcpus);
}

/** The pods that kubelet takes on a type by itself: what its ENIs have addresses for, one for each slot. */
export function podsOfImage({ maxEnis, ipv4PerEni }: InstanceTypeLimits): number {
  return maxEnis * (ipv4PerEni - 1) + HOST_NETWORK_PODS;
}

/** The value of an expression on a type. nodeadm takes its own count where that is no number above 0. */
export function podsByExpression(expression: string, type: InstanceTypeLimits): number | undefined {
  const { maxEnis, ipv4PerEni, vcpus, memoryMib } = type;
  const value = valueOfExpression(expression, {
    default_enis: maxEnis,
    ips_per_eni: ipv4PerEni,
    max_pods: podsOfImage(type),
    vcpus,
    physical_memory_mib: memoryMib,
  });
  return wholeNumber(value);
}

function stated(pods: ToldPods): ToldPods | undefined {
  return pods.maxPods === undefined && pods.expression === undefined ? undefined : pods;
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

function settingIn(text: string): number | undefined {
  // Required here: the package offers CommonJS code, but describes its types as an ES module only.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parse } = require('smol-toml') as typeof toml;
  try {
    const { settings } = parse(text) as { settings?: Form };
    return wholeNumber(formsOf(formsOf(settings).kubernetes)['max-pods']);
  } catch {
    return undefined;
  }
}
