import * as ec2 from 'aws-cdk-lib/aws-ec2';
import RECORDED from './fixtures/nodeadm-parts.json';
import { readPart } from '../../../src/compute/os/private/node-config-part';

interface Case {
  readonly name: string;
  readonly contentType: string;
  readonly body: string;
  readonly transferEncoding?: string;

  /** What nodeadm says where it refuses the part. */
  readonly error?: string;
  readonly flags?: string[];
  readonly config?: object;
}

const CASES: readonly Case[] = RECORDED.cases;
const partOf = ({ contentType, body, transferEncoding }: Case) => ec2.MultipartBody.fromRawBody({ contentType, body, transferEncoding });

test.each(CASES.filter(({ error }) => error !== undefined).map((each) => [each.name, each] as const))('nodeadm refuses %s', (_, each) => {
  expect(readPart(partOf(each)).fault?.why).toEqual(expect.stringMatching(/^(type|gzip|text|kind|field)$/));
});

test.each(CASES.filter(({ error }) => error === undefined).map((each) => [each.name, each] as const))('nodeadm takes %s', (_, each) => {
  const { fault, flags, config } = readPart(partOf(each));

  expect(fault).toBeUndefined();
  expect({ flags, config }).toEqual({ flags: each.flags, config: each.config });
});

test('there are cases of both kinds', () => {
  const refused = CASES.filter(({ error }) => error !== undefined).length;

  expect([refused > 20, CASES.length - refused > 20]).toEqual([true, true]);
});

test('user data of CDK, which CloudFormation encodes, is read before it does', () => {
  const { name, contentType, body } = CASES.find((each) => each.name === 'YAML')!;
  const { flags } = readPart(ec2.MultipartBody.fromUserData(ec2.UserData.custom(body), contentType));

  expect([name, flags]).toEqual(['YAML', ['--v=4', '--max-pods=58']]);
});
