import { Stack } from 'aws-cdk-lib';
import { UserData } from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { JOINING_WORDS } from '../../findings/words/nodes/joining';
import { SERVICE_LIMITS } from '../nodes/service-limits';

const MOST_BYTES = SERVICE_LIMITS.userDataBytes.most;

/**
 * User data larger than EC2 takes, as it is when the app is complete: a token that is resolved earlier would keep what
 * it then was. Of what only CloudFormation knows nothing is counted, nor what EKS adds.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html
 */
export function userDataFindings(scope: IConstruct, userData?: UserData): Finding[] {
  const bytes = leastBytes(Stack.of(scope).resolve(userData?.render()));
  if (bytes <= MOST_BYTES) return [];
  return [findingOf(JOINING_WORDS.userDataTooLarge, about.prop('userData'), { bytes, most: MOST_BYTES })];
}

/**
 * The bytes that are known of a text: of texts that CloudFormation puts together or encodes, and nothing of what only
 * it knows.
 */
function leastBytes(resolved: unknown): number {
  if (typeof resolved === 'string') return Buffer.byteLength(resolved);
  if (typeof resolved !== 'object' || resolved === null) return 0;
  if ('Fn::Base64' in resolved) return Math.ceil(leastBytes(resolved['Fn::Base64']) / 3) * 4;
  const parts = 'Fn::Join' in resolved && Array.isArray(resolved['Fn::Join']) ? resolved['Fn::Join'][1] : [];
  return Array.isArray(parts) ? parts.reduce((sum: number, part) => sum + leastBytes(part), 0) : 0;
}
