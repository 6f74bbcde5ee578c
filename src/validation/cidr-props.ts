import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { cidrFaults, cidrProblem } from '../addressing/ipv4-text';
import { BlockUse, meantBlock, nearBlock } from '../addressing/meant-block';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { VALUE_WORDS } from '../findings/words/values';

/**
 * What is wrong with a block, by what it is for.
 *
 * @param block the block, as EC2 would round it
 * @param instead gives the block to show in its place
 * @param shown the block as it was given
 */
export type JudgeOfBlock = (block: Ipv4Cidr, instead: () => string, shown: string) => Finding[];

/** A string that is to be a CIDR. */
export interface ReadCidr {
  /** The block, where the string is one. */
  readonly block?: Ipv4Cidr;

  /** The same, and the block that the string reads as where it only comes near to one. */
  readonly near?: Ipv4Cidr;

  /** What is wrong with the string as one. */
  readonly findings: Finding[];

  /** The block to show in its place, which is looked for where something is wrong only. */
  readonly instead: () => string;
}

/** Reads the CIDR of a prop. */
export function readCidr(prop: string, text: string, use?: BlockUse): ReadCidr {
  const got = String(text);
  const instead = () => use === undefined ? cidrProblem(got)?.instead ?? got : meantBlock(got, use);
  const faults = cidrFaults(got);
  const block = faults.length === 0 ? Ipv4Cidr.parse(got) : undefined;
  return {
    block,
    near: block ?? nearBlock(got),
    findings: faults.map((fault) =>
      findingOf(VALUE_WORDS.cidrInvalid, about.prop(prop), { prop, got, fault, instead: instead() })),
    instead,
  };
}
