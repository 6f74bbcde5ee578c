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

/**
 * What is wrong with a text as an IPv4 CIDR, or undefined when it is one.
 */
export function cidrProblem(text: string): string | undefined {
  const parts = String(text).split('/');
  if (parts.length !== 2) return `'${text}' is not an IPv4 CIDR; write an address, a slash and a prefix length, as in 100.64.0.0/16`;
  const [addressText, lengthText] = parts;
  const address = addressOf(addressText);
  if (address === undefined) {
    return `'${addressText}' in '${text}' is not an IPv4 address; write four numbers of 0 to 255 without leading zeros, as in 100.64.0.0/16`;
  }
  if (!PREFIX_LENGTH.test(lengthText) || Number(lengthText) > 32) {
    return `'/${lengthText}' in '${text}' is not a prefix length; write 0 to 32, as in 100.64.0.0/16`;
  }
  const size = 2 ** (32 - Number(lengthText));
  const network = Math.floor(address / size) * size;
  return network === address ? undefined : `'${text}' has host bits set; did you mean '${textOf(network)}/${lengthText}'?`;
}

/**
 * Whether a number is a prefix length from the least to the most.
 */
export function isPrefixLength(prefixLength: number, least: number, most: number): boolean {
  return Number.isInteger(prefixLength) && prefixLength >= least && prefixLength <= most;
}
