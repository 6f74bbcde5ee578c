import { CfnParameter } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { AppResources } from '../../../templates/app-resources';
import { Form, isIntrinsic, isObject, referredTo, textOf } from '../../../templates/forms';
import { textParts } from '../../../templates/text-forms';

/** What starts kubelet with its cluster, on each operating system that EKS has images for. */
const JOINS = /nodeadm|NodeConfig|node\.eks\.aws|bootstrap\.sh|EKSBootstrap|settings\.kubernetes|cluster-name/;

/** How a count of pods is written, on each of them. */
const TELLS_PODS = /max-?pods/i;

/** What hides further text: parts that are encoded or compressed. */
const HIDES = /Content-Transfer-Encoding: *base64|gzip/i;

/** Where EKS publishes the ids of its images. */
const IMAGE_OF_EKS = /\/aws\/service\/(eks\/optimized-ami|bottlerocket|ami-windows-latest\/[^/]*EKS_Optimized)/;

/** A script with nothing in it, as CDK writes one by itself. */
const EMPTY = /^\s*(#!\S*)?\s*(<powershell>\s*<\/powershell>)?\s*$/i;

/** What user data does, as far as its text tells. */
export interface UserDataFacts {
  /** Whether there is anything in it. */
  readonly isGiven: boolean;

  /** Whether it joins the cluster; undefined where not all of it is known, and what is known does not. */
  readonly joins?: boolean;

  /** Whether it tells kubelet how many pods; undefined as above. */
  readonly tellsPods?: boolean;

  /** Whether that is a script of PowerShell. */
  readonly isPowerShell: boolean;
}

/** What the user data of a launch template does. References to resources of the app are names and addresses. */
export function userDataFacts(form: Form, resources: AppResources): UserDataFacts {
  const parts = form === undefined ? [] : userDataParts(form);
  const text = parts.map((part) => textOf(part) ?? '${}').join('');
  const isWhole =
    parts.every((part) => textOf(part) !== undefined || isNameOfResource(part, resources))
    && !hidesText(text);
  const has = (what: RegExp) => what.test(text) || (isWhole ? false : undefined);
  return {
    isGiven: !EMPTY.test(text),
    joins: has(JOINS),
    tellsPods: has(TELLS_PODS),
    isPowerShell: /<powershell>/i.test(text),
  };
}

/** Whether text stands for further text that is not seen: parts of it are encoded, or all of it is compressed. */
export function hidesText(text: string): boolean {
  return HIDES.test(text) || /[^\x09\x0a\x0d\x20-\uffff]/.test(text);
}

/**
 * User data as text: empty where something hides it, and with a word in place of what CloudFormation fills in, which is
 * a text of base64, too, as the certificate of a cluster is one.
 */
export function writtenUserData(form: Form): string {
  const parts = form === undefined ? [] : userDataParts(form);
  const text = parts.map((part) => textOf(part) ?? 'UNKNOWN0').join('');
  return text.includes('\ufffd') || text.startsWith('\x1f\x8b') ? '' : text;
}

/** Whether an image is one of EKS's, by the parameter of Systems Manager that its id comes from. */
export function isImageOfEks(id: Form, construct: IConstruct): boolean {
  const texts = [...textsIn(id), parameterDefault(id, construct)];
  return texts.some((text) => IMAGE_OF_EKS.test(text));
}

/** The texts and other forms that user data is joined of, decoded. */
export function userDataParts(form: Form): Form[] {
  if (typeof form === 'string') return [decoded(form)];
  if (!isObject(form)) return [form];
  return 'Fn::Base64' in form ? unencodedParts(form['Fn::Base64']) : [form];
}

function unencodedParts(form: Form): Form[] {
  if (isObject(form) && 'Fn::Base64' in form) return unencodedParts(form['Fn::Base64']);
  const parts = textParts(form);
  return parts === undefined ? [form] : parts.flatMap(unencodedParts);
}

/** The text of base64; what is none stays, for somebody may have forgotten to encode it. */
function decoded(text: string): string {
  const compact = text.replace(/\s/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(compact) ? Buffer.from(compact, 'base64').toString('utf8') : text;
}

function isNameOfResource(form: Form, resources: AppResources): boolean {
  return resources.targetOf(form) !== undefined || (referredTo(form)?.startsWith('AWS::') ?? false);
}

function textsIn(form: Form): string[] {
  if (typeof form === 'string') return [form];
  if (Array.isArray(form)) return form.flatMap(textsIn);
  return isObject(form) ? Object.values(form).flatMap(textsIn) : [];
}

/** What a parameter is by default, where a form refers to one. */
function parameterDefault(form: Form, { node: { root } }: IConstruct): string {
  const path = isIntrinsic(form) ? referredTo(form) ?? '' : '';
  const found = path.split('/').reduce<IConstruct | undefined>((at, id) => at?.node.tryFindChild(id), root);
  return found instanceof CfnParameter ? String(found.default ?? '') : '';
}
