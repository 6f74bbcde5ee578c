import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { JudgeOfBlock, readCidr } from './cidr-props';
import { deliver } from './deliver';
import { literalNumberFindings, wholeNumberFindings } from './number-props';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { BlockUse } from '../addressing/meant-block';
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

  /**
   * The CIDR of a prop, or undefined after noting what is wrong with it: all of it, with one way out for all.
   *
   * @param use what the block is for, by which one to give is shown
   * @param judge what else is wrong with a block; of a string that only comes near to one it is asked for what it reads
   * as
   */
  public cidr(name: string, text: string, use?: BlockUse, judge: JudgeOfBlock = () => []): Ipv4Cidr | undefined {
    if (Token.isUnresolved(text)) {
      this.add(findingOf(VALUE_WORDS.cidrUnresolved, about.prop(name), { prop: name }));
      return undefined;
    }
    const { block, near, findings, instead } = readCidr(name, text, use);
    this.add(...findings);
    if (near !== undefined) this.add(...judge(near, instead, String(text)));
    return block;
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
