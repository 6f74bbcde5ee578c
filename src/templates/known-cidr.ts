import { Form, textOf } from './forms';
import { DUMMY_CIDR } from './lookup-dummies';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { cidrProblem } from '../addressing/ipv4-text';

/** The block that a text is, where it is known and one. */
export function knownCidr(form: Form): Ipv4Cidr | undefined {
  const text = textOf(form);
  return text !== undefined && text !== DUMMY_CIDR && cidrProblem(text) === undefined
    ? Ipv4Cidr.parse(text)
    : undefined;
}
