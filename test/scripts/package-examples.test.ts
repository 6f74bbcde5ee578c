import { exampleFaults } from '../../scripts/package-examples';

const docstring = (...example: string[]) => [
  "    '''Props of a node group.", '', '    :default: - const x = 1, which stands in no example', '', '    Example::', '', ...example.map((line) => `        ${line}`), "    '''", '    const y = 2',
].join('\n');

test('examples in Python are taken', () => {
  expect(exampleFaults(docstring('group = PodNodegroup(stack, "General",', '    min_size=3', ')'))).toEqual([]);
  expect(exampleFaults('```python\nplatform.add_nodegroup("General")\n```\nconst x = 1;')).toEqual([]);
});

test.each([
  ['a constructor', "const group = new PodNodegroup(stack, 'General', {"],
  ['a constructor in a call', "platform.addNodegroup('General', { instanceTypes: [new ec2.InstanceType('m7g.large')] });"],
  ['a constant', 'const { maxPods } = group;'],
  ['a declaration', 'declare const vpc: ec2.IVpc;'],
])('%s of TypeScript is a fault, in docstrings and in Markdown', (_, line) => {
  expect(exampleFaults(docstring('x = 1', line))).toEqual([line]);
  expect(exampleFaults(`\`\`\`python\nx = 1\n${line}\n\`\`\``)).toEqual([line]);
});
