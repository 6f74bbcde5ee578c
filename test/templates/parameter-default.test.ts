import { CfnParameter, CfnParameterProps } from 'aws-cdk-lib';
import { parameterDefault } from '../../src/templates/defaults/parameter-default';
import { stackIn } from '../private/cdk-fixtures';

/** What parameters hold that are deployed with their defaults; nothing of those that hold what is looked up. */
test.each<[string, CfnParameterProps, string | string[] | undefined]>([
  ['a text', { type: 'String', default: 'm5.large' }, 'm5.large'],
  ['a text where no type is given', { default: 'm5.large' }, 'm5.large'],
  ['an empty text', { type: 'String', default: '' }, ''],
  ['a number', { type: 'Number', default: 3 }, '3'],
  ['no nodes', { type: 'Number', default: 0 }, '0'],
  ['a number as text', { type: 'Number', default: '3' }, '3'],
  ['a list', { type: 'CommaDelimitedList', default: 'm5.large, m5.xlarge' }, ['m5.large', 'm5.xlarge']],
  ['a list of one', { type: 'CommaDelimitedList', default: 'm5.large' }, ['m5.large']],
  ['a list of numbers', { type: 'List<Number>', default: '1, 2' }, ['1', '2']],
  ['no default', { type: 'String' }, undefined],
  ['a default that nobody is to see', { type: 'String', default: 'm5.large', noEcho: true }, undefined],
  ['one that everybody is to see', { type: 'String', default: 'm5.large', noEcho: false }, 'm5.large'],
  ['what Systems Manager holds', { type: 'AWS::SSM::Parameter::Value<String>', default: '/types' }, undefined],
  ['a list that it holds', { type: 'AWS::SSM::Parameter::Value<List<String>>', default: '/types' }, undefined],
  ['the id of a subnet', { type: 'AWS::EC2::Subnet::Id', default: 'subnet-1' }, undefined],
  ['ids of subnets', { type: 'List<AWS::EC2::Subnet::Id>', default: 'subnet-1,subnet-2' }, undefined],
])('%s', (_, props, value) => {
  expect(parameterDefault(new CfnParameter(stackIn(), 'Given', props))).toEqual(value === undefined ? undefined : { name: 'Given', value });
});
