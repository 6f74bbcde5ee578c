import { Reference, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * The construct that a text refers to, where it is a reference and nothing else: it is found without a look at the
 * tree, which may grow yet.
 */
export function referredConstruct(text: string): IConstruct | undefined {
  return referenceOf(text)?.target;
}

/** The reference that a text is, where it is one and nothing else. */
export function referenceOf(text: string): Reference | undefined {
  const token = Tokenization.reverseString(text);
  const first = token.length === 1 ? token.firstToken : undefined;
  return Reference.isReference(first) ? first : undefined;
}
