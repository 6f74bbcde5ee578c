import { Token } from 'aws-cdk-lib';
import { Finding } from '../../findings/finding';
import { variableTextFindings } from '../../vpc-cni/variable-findings';
import { VariableReader } from '../../vpc-cni/variable-reader';

/** The variables of a prop, of which nothing is known where one is a token. */
export function givenVariables(environment: Readonly<Record<string, string>>): VariableReader {
  return new VariableReader({
    textOf: (name) => environment[name],
    isUnknown: (name) => Token.isUnresolved(environment[name]),
  });
}

/** What is wrong with the text of a variable; nothing of a token. */
export function givenTextFindings(path: string, text: string, isIpv6: boolean): Finding[] {
  return Token.isUnresolved(text) ? [] : variableTextFindings(path, text, isIpv6);
}
