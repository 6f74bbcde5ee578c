import { Form, textOf } from './forms';
import { DUMMY_CIDR } from './lookup-dummies';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { cidrFaults } from '../addressing/ipv4-text';
import { nearBlock } from '../addressing/meant-block';

/**
 * The block that a text is, where it is known and one. Host bits are rounded off, as EC2 does with those of a VPC and
 * of a subnet. That it does so with blocks that are added to a VPC, and with reserved ranges, is documented nowhere:
 * where it refuses them, there is nothing to count.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
 */
export function knownCidr(form: Form): Ipv4Cidr | undefined {
  const text = textOf(form);
  if (text === undefined || text === DUMMY_CIDR) return undefined;
  if (!READ.has(text)) READ.set(text, readCidr(text));
  return READ.get(text);
}

/** What was read of each text: an app has few of them, and every construct and rule asks for the same ones. */
const READ = new Map<string, Ipv4Cidr | undefined>();

function readCidr(text: string): Ipv4Cidr | undefined {
  return cidrFaults(text).every((fault) => fault === 'hostBits') ? nearBlock(text) : undefined;
}

/** Whether a form is a block with host bits. */
export function hasHostBits(form: Form): boolean {
  const text = textOf(form);
  return text !== undefined && cidrFaults(text).join() === 'hostBits';
}
