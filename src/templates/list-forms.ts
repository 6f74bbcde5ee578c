import { Form, Forms, numberOf, textOf } from './forms';
import { knownCidr } from './known-cidr';
import { joinedParts, textParts } from './text-forms';

/** IPv4 addresses have so many bits. */
const BITS = 32;

/**
 * A list of the template as far as it can be worked out: what `Fn::Split` makes of a text, and what `Fn::Select` takes
 * of one, of a list that is written out, or of the blocks of `Fn::Cidr`.
 *
 * @param form an intrinsic function
 * @param isOneValue whether a reference is to one value and no list in a text, as the id of a resource is
 */
export function listForm(form: Forms, isOneValue: (form: Form) => boolean): Form {
  const { 'Fn::Split': split, 'Fn::Select': select } = form;
  if (Array.isArray(split) && typeof split[0] === 'string') return splitText(split[0], split[1], isOneValue) ?? form;
  if (!Array.isArray(select)) return form;
  const index = numberOf(select[0]) ?? -1;
  if (Array.isArray(select[1])) return select[1][index] ?? form;
  const { cidr, prefixLength } = cidrsOf(select[1]);
  if (
    cidr === undefined
    || prefixLength === undefined
    || index < 0
    || index >= 2 ** (prefixLength - cidr.prefixLength)
  ) {
    return form;
  }
  return `${cidr.childAt(prefixLength, index)}`;
}

/** The size of a block that `Fn::Select` takes of those of `Fn::Cidr`, whatever they are cut of. */
export function selectedPrefixLength(form: Form): number | undefined {
  const select = (form as Forms | undefined)?.['Fn::Select'];
  return Array.isArray(select) ? cidrsOf(select[1]).prefixLength : undefined;
}

/** What blocks are cut of, and their size. Without bits they are those of IPv4 by default, /24. */
function cidrsOf(form: Form): { readonly cidr?: ReturnType<typeof knownCidr>; readonly prefixLength?: number } {
  const cidrs = (form as Forms | undefined)?.['Fn::Cidr'];
  if (!Array.isArray(cidrs)) return {};
  const [cidr, bits] = [knownCidr(cidrs[0]), cidrs.length < 3 ? 8 : numberOf(cidrs[2])];
  const prefixLength = bits !== undefined && bits >= 0 && bits <= BITS ? BITS - bits : undefined;
  return {
    prefixLength,
    cidr: prefixLength !== undefined && cidr !== undefined && prefixLength >= cidr.prefixLength ? cidr : undefined,
  };
}

function splitText(delimiter: string, text: Form, isOneValue: (form: Form) => boolean): Form[] | undefined {
  const parts = typeof text === 'string' ? [text] : textParts(text);
  if (
    delimiter === ''
    || parts === undefined
    || !parts.every((part) => textOf(part) !== undefined || isOneValue(part))
  ) {
    return undefined;
  }
  const items: Form[][] = [[]];
  for (const part of parts) {
    const [first, ...further] = typeof part === 'string' ? part.split(delimiter) : [part];
    items[items.length - 1].push(first);
    further.forEach((each) => items.push([each]));
  }
  return items.map(joinedParts);
}
