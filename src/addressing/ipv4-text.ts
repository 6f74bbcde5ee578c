const OCTET = /^(0|[1-9]\d{0,2})$/;
const PREFIX_LENGTH = /^(0|[1-9]\d?)$/;

/**
 * The number of a dotted decimal address, or undefined when the text is none. Leading zeros are
 * refused: some parsers read them as octal.
 */
export function addressOf(text: string): number | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => OCTET.test(octet) && Number(octet) <= 255)) return undefined;
  return octets.reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

/**
 * Dotted decimal text of an address. Arithmetic in place of bit operators: those are signed at 32 bits.
 */
export function textOf(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** What is wrong with a string as a CIDR. A type, not an interface, for these are facts of findings. */
export type CidrProblem = {
  readonly got: string;
  readonly fault: 'form' | 'address' | 'length' | 'hostBits' | 'ipv6';

  /** The block that was meant, or one for example. */
  readonly instead: string;
};

/** A block that every VPC can have. */
const EXAMPLE = '100.64.0.0/16';

/**
 * What is wrong with a string as an IPv4 CIDR, or undefined when it is one.
 */
export function cidrProblem(text: string): CidrProblem | undefined {
  const got = String(text);
  const [addressText, lengthText, ...rest] = got.split('/');
  if (lengthText === undefined || rest.length > 0) return { got, fault: 'form', instead: EXAMPLE };
  const address = addressOf(addressText);
  if (address === undefined) return { got, fault: 'address', instead: EXAMPLE };
  if (!PREFIX_LENGTH.test(lengthText) || Number(lengthText) > 32) return { got, fault: 'length', instead: EXAMPLE };
  const size = 2 ** (32 - Number(lengthText));
  const network = Math.floor(address / size) * size;
  return network === address ? undefined : { got, fault: 'hostBits', instead: `${textOf(network)}/${lengthText}` };
}

/**
 * Whether a number is a prefix length from the least to the most.
 */
export function isPrefixLength(prefixLength: number, least: number, most: number): boolean {
  return Number.isInteger(prefixLength) && prefixLength >= least && prefixLength <= most;
}
