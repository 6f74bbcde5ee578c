import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as toml from 'smol-toml' with { 'resolution-mode': 'import' };

/** A part of multipart user data. */
export interface MimePart {
  readonly contentType: string;
  readonly body: string;
}

interface KubeletConfig {
  readonly maxPods: number;
  readonly kubeReserved: { readonly memory: string };
}

/** What nodeadm reads of a NodeConfig, as far as this library writes it. */
export interface NodeConfig {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: { readonly kubelet: { readonly maxPodsExpression: string; readonly config: KubeletConfig } };
}

/** The user data of a launch template, as the node gets it. */
export function userDataOf(template: ec2.LaunchTemplate): string {
  const { launchTemplateData } = template.node.defaultChild as ec2.CfnLaunchTemplate;
  return Stack.of(template).resolve(launchTemplateData).userData['Fn::Base64'];
}

/** The parts of multipart user data; an error where a text is none. */
export function mimePartsOf(text: string): MimePart[] {
  const boundary = /^Content-Type: multipart\/mixed; boundary="([^"]+)"\r?\nMIME-Version: 1\.0\r?\n\r?\n/.exec(text)?.[1];
  if (boundary === undefined || !text.trimEnd().endsWith(`--${boundary}--`)) throw new Error(`no multipart user data: ${text}`);
  // A delimiter begins a line; within one it is text.
  return `\n${text}`.split(`\n--${boundary}`).slice(1, -1).map((part) => {
    const [head, ...body] = part.trim().split(/\r?\n\r?\n/);
    return { contentType: /^Content-Type: (.+)$/m.exec(head)![1], body: body.join('\n\n') };
  });
}

/** The NodeConfig in the user data of AL2023: JSON, in the one part of its type. */
export function nodeConfigOf(text: string): NodeConfig {
  const bodies = mimePartsOf(text).filter(({ contentType }) => contentType === 'application/node.eks.aws').map(({ body }) => body);
  if (bodies.length !== 1) throw new Error(`${bodies.length} NodeConfigs: ${text}`);
  return JSON.parse(bodies[0]);
}

/** The settings in the user data of Bottlerocket, which is TOML and nothing else. */
export function bottlerocketSettingsOf(text: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parse } = require('smol-toml') as typeof toml;
  return parse(text);
}

/** The pod count that the user data of AL2023 or Bottlerocket tells kubelet, once its whole form has been checked. */
export function podCountIn(text: string): number {
  if (!text.startsWith('Content-Type: ')) {
    const settings = bottlerocketSettingsOf(text) as { settings: { kubernetes: { 'max-pods': number } } };
    const count = settings.settings.kubernetes['max-pods'];
    expect(settings).toEqual({ settings: { kubernetes: { 'max-pods': count } } });
    return count;
  }
  const config = nodeConfigOf(text);
  const { maxPodsExpression, config: { maxPods, kubeReserved } } = config.spec.kubelet;
  expect(config).toMatchObject({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig' });
  expect(maxPodsExpression).toBe(String(maxPods));
  expect(kubeReserved).toEqual({ memory: `${255 + 11 * maxPods}Mi` });
  return maxPods;
}

/** The parameters of the bootstrap script in the user data of Windows, which is one call of it; each is read as PowerShell reads a literal. */
export function windowsParametersOf(text: string): Record<string, string> {
  const call = /^<powershell>& "\$env:ProgramFiles\\Amazon\\EKS\\Start-EKSBootstrap\.ps1"((?: -\w+ '(?:[^']|'')*')+)<\/powershell>$/.exec(text)?.[1];
  if (call === undefined) throw new Error(`no call of the bootstrap script: ${text}`);
  return Object.fromEntries([...call.matchAll(/ -(\w+) '((?:[^']|'')*)'/g)].map(([, name, value]) => [name, value.replace(/''/g, "'")]));
}
