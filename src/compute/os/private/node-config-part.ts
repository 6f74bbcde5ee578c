import { gunzipSync } from 'zlib';
import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { isBase64, misshapenField } from './node-config-shape';

/** The content type by which nodeadm finds its configuration. */
export const NODE_CONFIG_TYPE = 'application/node.eks.aws';

const API_VERSION = 'node.eks.aws/v1alpha1';
const KIND = 'NodeConfig';

/** A word of a content type: https://datatracker.ietf.org/doc/html/rfc7230#section-3.2.6. */
const WORD = "[\\w!#$%&'*+.^`|~-]+";

/** A type, and parameters as `name=value`, in quotes or not. */
const CONTENT_TYPE = new RegExp(
  `^\\s*(${WORD}(?:/${WORD})?)\\s*(?:;\\s*${WORD}=(?:"(?:[^"\\\\]|\\\\.)*"|${WORD})\\s*)*;?\\s*$`,
);

/** What tells text with a configuration from a script. */
const CONFIG_TEXT = /^\s*(?:apiVersion\b|kind\b|\{)/m;

/** Why nodeadm cannot read a part. */
export type PartFault = 'type' | 'gzip' | 'text' | 'kind' | 'field';

/** What nodeadm reads in a part of user data; of a NodeConfig its part for kubelet. */
export interface ReadPart {
  /** Why it cannot be read, and where. */
  readonly fault?: { readonly why: PartFault; readonly got: string };

  /** Whether it holds tokens, so that not all of it is known. */
  readonly hasTokens: boolean;
  readonly flags: readonly string[];
  readonly config: Readonly<Record<string, unknown>>;
  readonly maxPodsExpression?: string;
}

/**
 * Reads a part as nodeadm does: a NodeConfig by its content type, which may be compressed by gzip and then encoded in
 * base64, as JSON or YAML. Other parts are not for it, but their content type it reads all the same.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/configprovider/mime.go
 */
export function readPart(part: ec2.MultipartBody): ReadPart {
  const { headers, body } = renderedPart(part);
  return readBody(headers, body);
}

/** The parts of user data that is one text: of multipart all of them, else a NodeConfig, or a script, which is none. */
export function readUserData(text: string): ReadPart[] {
  const { headers, body } = dividedText(text.split(/\r?\n/));
  const boundary = /^multipart\/.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/is.exec(headers['content-type'] ?? '');
  if (boundary === null) return !text.startsWith('#!') && CONFIG_TEXT.test(text) ? [readNodeConfig(text)] : [];
  const delimited = `\n${body}`.split(`\n--${boundary[1] ?? boundary[2]}`).slice(1);
  const parts = delimited.filter((part) => !part.startsWith('--'));
  return parts.map((part) => {
    const read = dividedText(part.replace(/^[ \t]*\n/, '').split('\n'));
    return readBody(read.headers, read.body);
  });
}

function readBody(headers: Readonly<Record<string, string>>, body: string): ReadPart {
  const contentType = headers['content-type'] ?? '';
  if (contentType === '' || Token.isUnresolved(contentType)) return nothing(Token.isUnresolved(contentType));
  const [, mediaType] = CONTENT_TYPE.exec(contentType) ?? [];
  if (mediaType === undefined) return faulty('type', contentType);
  if (mediaType.toLowerCase() !== NODE_CONFIG_TYPE) return nothing(false);
  const isQuoted = (headers['content-transfer-encoding'] ?? '').toLowerCase() === 'quoted-printable';
  return readNodeConfig(isQuoted ? unquoted(body) : body);
}

function readNodeConfig(encoded: string): ReadPart {
  const hasTokens = Token.isUnresolved(encoded);
  const bytes = isBase64(encoded) && !hasTokens ? Buffer.from(encoded, 'base64') : Buffer.from(encoded);
  const unpacked = decompressed(bytes);
  if ('error' in unpacked) return faulty('gzip', unpacked.error);
  const { text } = unpacked;
  const read = documentIn(text);
  if ('error' in read) return hasTokens ? nothing(true) : faulty('text', read.error);
  const { document } = read;
  const config = typeof document === 'object' && document !== null && !Array.isArray(document) ? document : undefined;
  const { apiVersion, kind, spec } = (config ?? {}) as Record<string, any>;
  if (apiVersion !== API_VERSION || kind !== KIND) {
    return hasTokens ? nothing(true) : faulty('kind', config === undefined ? text.trim() : `${apiVersion}, ${kind}`);
  }
  const field = misshapenField(config!);
  if (field !== undefined) return hasTokens ? nothing(true) : faulty('field', field);
  const { flags, config: kubelet, maxPodsExpression } = spec?.kubelet ?? {};
  const given = ((flags ?? []) as Array<string | null>).map((flag) => flag ?? '');
  return { hasTokens, flags: given, config: kubelet ?? {}, maxPodsExpression: maxPodsExpression ?? undefined };
}

function nothing(hasTokens: boolean): ReadPart {
  return { hasTokens, flags: [], config: {} };
}

function faulty(why: PartFault, got: string): ReadPart {
  return { ...nothing(false), fault: { why, got } };
}

/** The headers of a part, by their names in small letters, and its body. CloudFormation encodes user data of CDK. */
function renderedPart(part: ec2.MultipartBody): { headers: Record<string, string>; body: string } {
  const { headers, body } = dividedText(part.renderBodyPart().join('\n').split(/\r?\n/));
  const { userData } = part as { userData?: ec2.UserData };
  return { headers, body: userData?.render() ?? body };
}

function dividedText(lines: readonly string[]): { headers: Record<string, string>; body: string } {
  const end = lines.indexOf('');
  const headers = Object.fromEntries(lines.slice(0, end < 0 ? lines.length : end).map((line) => {
    const [name, ...rest] = line.split(':');
    return [name.trim().toLowerCase(), rest.join(':').trim()];
  }));
  return { headers, body: lines.slice(end + 1).join('\n') };
}

function decompressed(bytes: Buffer): { readonly text: string } | { readonly error: string } {
  if (bytes.length < 2 || bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { text: bytes.toString() };
  try {
    return { text: gunzipSync(bytes).toString() };
  } catch (error) {
    return { error: firstLine((error as Error).message) };
  }
}

/** JSON where it begins like an object, as nodeadm decides, and else the first document of YAML. */
function documentIn(text: string): { readonly document: unknown } | { readonly error: string } {
  try {
    if (/^\s*\{/.test(text)) return { document: JSON.parse(text) };
    // Loaded where it is first used.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { parseAllDocuments } = require('yaml') as typeof import('yaml');
    const [first] = parseAllDocuments(text, { version: '1.1', uniqueKeys: false, logLevel: 'silent' });
    if (first === undefined) return { document: undefined };
    const [error] = first.errors;
    return error === undefined ? { document: first.toJS() } : { error: firstLine(error.message) };
  } catch (error) {
    return { error: firstLine((error as Error).message) };
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0];
}

/** Text of a body in quoted-printable, which readers of MIME decode by themselves. */
function unquoted(body: string): string {
  const characterOf = (_: string, code: string) => String.fromCharCode(parseInt(code, 16));
  return body.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/gi, characterOf);
}
