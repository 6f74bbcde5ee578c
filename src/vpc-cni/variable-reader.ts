import { CNI_VARIABLES } from './variable-table';

/** Spellings of true and false that the VPC CNI reads, as Go's strconv.ParseBool does. */
const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** The truth value of a variable, where it is one that the VPC CNI reads. */
export function truthIn(text: string): boolean | undefined {
  return TRUE.includes(text) ? true : FALSE.includes(text) ? false : undefined;
}

/** The whole number of a variable, where it is one that the VPC CNI reads, as Go's strconv.Atoi does. */
export function wholeIn(text: string): number | undefined {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Whether a switch is set to what the VPC CNI takes without it, in whatever spelling. */
export function isUnsetValue(name: string, text: string): boolean {
  const { unset = '', unread = unset } = CNI_VARIABLES[name];
  return (truthIn(text) ?? unread === 'true') === truthIn(unset);
}

/** What is known of the variables that a VPC CNI is told. */
export interface GivenVariables {
  /** The text of a variable; undefined where it is not set, or not known. */
  readonly textOf: (name: string) => string | undefined;

  /** Whether what it is told is not known. */
  readonly isUnknown: (name: string) => boolean;
}

/**
 * Variables as the VPC CNI reads them: with what it takes where one is not set, or cannot be read. Of one that is not
 * known nothing is known.
 */
export class VariableReader {
  public constructor(private readonly given: GivenVariables) {}

  /** Whether a variable is set to a text that is known. */
  public isSet(name: string): boolean {
    return this.given.textOf(name) !== undefined && !this.given.isUnknown(name);
  }

  /** The text that a variable is set to, where it is known. */
  public text(name: string): string | undefined {
    return this.given.isUnknown(name) ? undefined : this.given.textOf(name);
  }

  /** Whether it is known that a switch is on. */
  public isOn(name: string): boolean {
    return this.truth(name) === true;
  }

  /** Whether it is known that a switch is off. */
  public isOff(name: string): boolean {
    return this.truth(name) === false;
  }

  /** The whole number that is taken for a target: a negative one is taken like one that cannot be read. */
  public target(name: string): number | undefined {
    if (this.given.isUnknown(name)) return undefined;
    const { unset, unread = unset } = CNI_VARIABLES[name];
    const text = this.given.textOf(name);
    if (text === undefined) return Number(unset);
    const value = wholeIn(text);
    return value === undefined || value < 0 ? Number(unread) : value;
  }

  /**
   * Whether the VPC CNI does not start with its targets under prefix delegation, because it finds all three to be 0.
   * It compares them as texts, so that `-1` is 0 and `none` is more.
   *
   * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/cmd/aws-vpc-cni/main.go
   */
  public get refusesToKeepNothing(): boolean {
    const targets = ['WARM_PREFIX_TARGET', 'WARM_IP_TARGET', 'MINIMUM_IP_TARGET'];
    return targets.every((name) => !this.given.isUnknown(name)
      && (this.given.textOf(name) ?? CNI_VARIABLES[name].unset!) <= '0');
  }

  private truth(name: string): boolean | undefined {
    if (this.given.isUnknown(name)) return undefined;
    const { unset, unread = unset } = CNI_VARIABLES[name];
    const text = this.given.textOf(name);
    return text === undefined ? truthIn(unset ?? '') : truthIn(text) ?? unread === 'true';
  }
}
