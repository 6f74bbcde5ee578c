import { ApiType } from '../../scripts/assembly';
import { csharpFaults } from '../../scripts/constructs/csharp-names';

const OWN = 'cdk-eks-pod-capacity';
const type = (name: string, kind: ApiType['kind'], rest: Partial<ApiType> = {}): ApiType => ({ fqn: `${OWN}.${name}`, name, symbolId: name, kind, ...rest });
const TYPES: Record<string, ApiType> = Object.fromEntries([
  type('Base', 'class', { properties: [{ name: 'maxPods' }] }),
  type('Nodes', 'class', {
    base: `${OWN}.Base`,
    initializer: { parameters: [{ name: 'scope' }, { name: 'id' }, { name: 'props' }] },
    properties: [{ name: 'plan', type: { fqn: `${OWN}.Plan` } }],
    methods: [
      { name: 'of', static: true, parameters: [{ name: 'name' }, { name: 'options', optional: true }], returns: { type: { fqn: `${OWN}.Nodes` } } },
      { name: 'join', parameters: [{ name: 'group' }] },
    ],
  }),
  type('NodesProps', 'interface', { datatype: true, interfaces: [`${OWN}.Sizes`], properties: [{ name: 'cluster' }] }),
  type('Sizes', 'interface', { datatype: true, properties: [{ name: 'maxSize', optional: true }] }),
  type('Plan', 'class', { methods: [{ name: 'fits', parameters: [{ name: 'stage' }] }] }),
  type('Stage', 'enum', { members: [{ name: 'PEAK' }] }),
  type('Stack', 'class'),
].map((each) => [each.fqn, each]));
const find = (fqn: string) => TYPES[fqn] ?? (fqn === 'aws-cdk-lib.Stack' ? { ...TYPES[`${OWN}.Stack`], fqn } : undefined);

test.each<[string, string[]]>([
  ['var nodes = new Nodes(stack, "a, (b", new NodesProps { Cluster = cluster, MaxSize = 3 });\nnodes.Plan.Fits(Stage.PEAK);\nvar pods = nodes.MaxPods;', []],
  ['var nodes = Nodes.Of("a", new Dictionary<string, object> { { "a", 1 } }); // Nodes.Off\nnodes.Join(group);', []],
  ['new Node(stack);', ['Node is no type']],
  ['Node.Of("a");', ['Node is no type']],
  ['Stack.Of(this);', ['Stack is a type of several namespaces', 'Stack is no type']],
  ['new Nodes(stack, "a");', ['new Nodes takes 3 to 3 arguments, and is given 2']],
  ['new Nodes(stack, "a", new NodesProps { MaxSizes = 3 });', ['NodesProps has no MaxSizes', 'NodesProps needs Cluster']],
  ['Nodes.Of();', ['Nodes.Of takes 1 to 2 arguments, and is given 0']],
  ['Nodes.Join(group);', ['Nodes.Join is not static']],
  ['var nodes = Nodes.Of("a");\nnodes.Of("a");', ['Nodes.Of is static']],
  ['var nodes = Nodes.Of("a");\nnodes.Plan.Fit(Stage.peak);', ['Plan has no Fit', 'Stage has no peak']],
  ['var nodes = Nodes.Of("a");\nvar pods = nodes.maxPods;', ['Nodes has no maxPods']],
  ['var nodes = Nodes.Of("a");\nvar pods = nodes.MaxPod;', ['Nodes has no MaxPod']],
])('%s', (code, faults) => {
  expect(csharpFaults(code, find)).toEqual(faults);
});
