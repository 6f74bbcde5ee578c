import { outputsInUse } from './outputs';

const exporting = (name?: string) => ({ Resources: {}, Outputs: name === undefined ? {} : { Out: { Value: 'subnet-1', Export: { Name: name } } } });
const publishing = (id?: string) => ({ Resources: {}, Outputs: id === undefined ? {} : { [id]: { Value: 'subnet-1' } } });
const reading = (value: unknown) => ({ Resources: { A: { Type: 'AWS::EKS::Addon', Properties: { ConfigurationValues: { 'Fn::Join': ['', ['{', value]] } } } } });
const imported = (name: string) => reading({ 'Fn::ImportValue': name });
const output = (name: string, stack = 'Network') => reading({ 'Fn::GetStackOutput': { StackName: stack, OutputName: name } });

test.each([
  ['an export that is imported as deployed', exporting('x'), exporting(), imported('x'), ['export']],
  ['an export that the other stack reads in its next template too', exporting('x'), exporting('y'), imported('x'), ['export']],
  ['an export that nobody imports', exporting('x'), exporting(), imported('z'), []],
  ['an export that stays', exporting('x'), exporting('x'), imported('x'), []],
  ['an output that is read by name', publishing('Out'), publishing(), output('Out'), ['output']],
  ['an output of the same name, of another stack', publishing('Out'), publishing(), output('Out', 'Other'), []],
  ['an output that nobody reads', publishing('Out'), publishing(), reading('nothing'), []],
])('%s', (_, before, after, reader, kinds) => {
  const found = outputsInUse({ Network: before, Cluster: reader }, { Network: after, Cluster: reading('nothing') });

  expect(found.map(({ kind }) => kind)).toEqual(kinds);
  expect(found.every(({ stack, reader: by }) => stack === 'Network' && by === 'Cluster')).toBe(true);
});
