import { Reference, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * The construct that a text refers to, where it is a reference and nothing else: it is found without a look at the
 * tree, which may grow yet.
 */
export function referredConstruct(text: string): IConstruct | undefined {
  const token = Tokenization.reverseString(text);
  const first = token.length === 1 ? token.firstToken : undefined;
  return Reference.isReference(first) ? first.target : undefined;
}
