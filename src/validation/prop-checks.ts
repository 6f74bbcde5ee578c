import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { deliver } from './deliver';
import { literalNumberFindings, wholeNumberFindings } from './number-props';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { cidrProblem } from '../addressing/ipv4-text';
import { deliveryOf, findingOf } from '../findings/catalogue';
import { Finding, FindingDelivery } from '../findings/finding';
import { about } from '../findings/subject';
import { VALUE_WORDS } from '../findings/words/values';

/**
 * Reads the props of one construct and keeps what is wrong with them, so that all of it is said at once.
 */
export class PropChecks {
  private readonly found: Finding[] = [];

  /** @param scope the construct whose props are read */
  constructor(private readonly scope: IConstruct) {}

  /** Notes findings that were made elsewhere. */
  public add(...findings: Finding[]): void {
    this.found.push(...findings);
  }

  /** The CIDR of a prop, or undefined after noting what is wrong with it. */
  public cidr(name: string, text: string): Ipv4Cidr | undefined {
    if (Token.isUnresolved(text)) {
      this.add(findingOf(VALUE_WORDS.cidrUnresolved, about.prop(name), { prop: name }));
      return undefined;
    }
    const problem = cidrProblem(text);
    if (problem === undefined) return Ipv4Cidr.parse(text);
    this.add(findingOf(VALUE_WORDS.cidrInvalid, about.prop(name), { prop: name, ...problem }));
    return undefined;
  }

  /** Notes a number that is not whole or below its least; a token passes, for its value is not known. */
  public wholeNumber(name: string, value: number | undefined, least: number): void {
    this.add(...wholeNumberFindings(name, value, least));
  }

  /** The same for a number that pod counts follow from, so that a token is noted too. */
  public literalWholeNumber(name: string, value: number | undefined, least: number): void {
    this.add(...literalNumberFindings(name, value, least));
  }

  /** Throws when anything was noted that is to be thrown; delivers the rest. */
  public deliver(): Finding[] {
    deliver(this.scope, this.found);
    return [...this.found];
  }

  /** What was noted so far that is to be thrown. */
  public get refusals(): Finding[] {
    return this.found.filter((finding) => deliveryOf(finding) === FindingDelivery.THROW);
  }
}
