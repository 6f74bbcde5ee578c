import { Annotations, App, CfnWaitConditionHandle, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { FindingCatalogue, findingOf } from '../../src/findings/catalogue';
import { Finding } from '../../src/findings/finding';
import { about } from '../../src/findings/subject';
import { wording } from '../../src/findings/wording';
import { VALUE_WORDS } from '../../src/findings/words/values';
import { deliver, deliverWhenComplete } from '../../src/validation/deliver';
import { synthesize, warningsOf } from '../private/cdk-assembly';
import { stackIn } from '../private/cdk-fixtures';
import { errorOf, expectRefusal, idOf } from '../private/cdk-refusals';
import { plainFinding } from '../private/plain-finding';

const REFUSAL = plainFinding('invalid-number', 'size', "'size' must be 1 or more; got 0");
const OTHER_REFUSAL = plainFinding('option-refused', 'mode', "'mode' is refused; leave it out");
const CONTRADICTION = plainFinding('coredns-without-nodes', 'coredns', 'no node group can run coredns; add one');
const WARNING = plainFinding('vcpus-unknown', 'x9.large', 'the vCPU count of x9.large is not known');
const OTHER_WARNING = plainFinding('value-unchecked', 'minSize', "'minSize' is a token");
const INFO = plainFinding('memory-unknown', 'x9.large', 'the memory of x9.large is not known');

const WARNING_LINE = `/Stack/Thing: ${WARNING.message} [ack: ${WARNING.id}]`;
const OTHER_WARNING_LINE = `/Stack/Thing: ${OTHER_WARNING.message} [ack: ${OTHER_WARNING.id}]`;

const pageOf = (name: string) => FindingCatalogue.find(idOf(name))!.documentation;

function thing(): { stack: Stack; scope: Construct } {
  const stack = withResource(stackIn());
  return { stack, scope: new Construct(stack, 'Thing') };
}

/** A template without resources is an error to CDK's validator. */
function withResource(stack: Stack): Stack {
  new CfnWaitConditionHandle(stack, 'Resource');
  return stack;
}

describe('what is to be thrown', () => {
  test('fails with the path and the parts of one problem', () => {
    const { scope } = thing();

    expectRefusal(() => deliver(scope, [REFUSAL]), 'Stack/Thing', ['invalid-number', "'size'"]);
    expect(errorOf(() => deliver(scope, [REFUSAL])).message).toBe([
      "[Stack/Thing] 'size' must be 1 or more; got 0 [cdk-eks-pod-capacity:invalid-number]",
      `    see: ${pageOf('invalid-number')}`,
    ].join('\n'));
  });

  test('fails once for all problems', () => {
    const { scope } = thing();

    expect(errorOf(() => deliver(scope, [REFUSAL, INFO, WARNING, OTHER_REFUSAL])).message).toBe([
      '[Stack/Thing] 2 problems:',
      "  - 'size' must be 1 or more; got 0 [cdk-eks-pod-capacity:invalid-number]",
      `    see: ${pageOf('invalid-number')}`,
      "  - 'mode' is refused; leave it out [cdk-eks-pod-capacity:option-refused]",
      `    see: ${pageOf('option-refused')}`,
    ].join('\n'));
  });

  test('nothing is thrown where nothing is wrong', () => {
    expect(() => deliver(thing().scope, [])).not.toThrow();
  });
});

describe('what the tree contradicts', () => {
  test('fails synthesis with the contradictions of all constructs, and no template is written', () => {
    const { error, files } = synthesize((app) => {
      const stack = withResource(new Stack(app, 'Stack'));
      deliver(new Construct(stack, 'One'), [CONTRADICTION]);
      deliver(new Construct(stack, 'Two'), [CONTRADICTION, WARNING]);
    });

    expect(error?.message).toContain(`[Stack/One] ${CONTRADICTION.message} [${idOf('coredns-without-nodes')}]`);
    expect(error?.message).toContain(`[Stack/Two] ${CONTRADICTION.message} [${idOf('coredns-without-nodes')}]`);
    expect(files.filter((name) => name.endsWith('.template.json'))).toEqual([]);
  });

  test('a template is written where there is none', () => {
    const { error, files } = synthesize((app) => deliver(new Construct(withResource(new Stack(app, 'Stack')), 'One'), [INFO]));

    expect(error).toBeUndefined();
    expect(files).toContain('Stack.template.json');
  });
});

describe('warnings', () => {
  test('are printed with the id that acknowledges them; what is for reports is not', () => {
    const { stack, scope } = thing();

    deliver(scope, [WARNING, INFO, OTHER_WARNING]);

    expect(warningsOf(stack)).toEqual([WARNING_LINE, OTHER_WARNING_LINE]);
  });

  test('are printed once though delivered twice', () => {
    const { stack, scope } = thing();

    deliver(scope, [WARNING]);
    deliver(scope, [WARNING]);

    expect(warningsOf(stack)).toEqual([WARNING_LINE]);
  });

  test.each(['before', 'after'])('can be acknowledged one by one, %s they come up', (when) => {
    const { stack, scope } = thing();
    if (when === 'before') Annotations.of(scope).acknowledgeWarning(WARNING.id, 'known');

    deliver(scope, [WARNING, OTHER_WARNING]);

    if (when === 'after') Annotations.of(scope).acknowledgeWarning(WARNING.id, 'known');
    expect(warningsOf(stack)).toEqual([OTHER_WARNING_LINE]);
  });

  test('can be acknowledged for the whole stack', () => {
    const { stack, scope } = thing();
    deliver(scope, [WARNING, OTHER_WARNING]);

    Annotations.of(stack).acknowledgeWarning(OTHER_WARNING.id);

    expect(warningsOf(stack)).toEqual([WARNING_LINE]);
  });
});

describe('what only the finished tree can tell', () => {
  test('is asked for at synthesis, and sees what was added later', () => {
    const { stack, scope } = thing();
    const calls: number[] = [];
    deliverWhenComplete(scope, () => {
      calls.push(stack.node.children.length);
      return stack.node.tryFindChild('Later') === undefined ? [] : [WARNING];
    });
    expect(calls).toEqual([]);

    new Construct(stack, 'Later');

    expect(warningsOf(stack)).toEqual([WARNING_LINE]);
    expect(calls).toEqual([3]);
  });

  test('is not said twice by a second synthesis', () => {
    const { stack, scope } = thing();
    deliverWhenComplete(scope, () => [WARNING, OTHER_WARNING, INFO]);

    warningsOf(stack);

    expect(warningsOf(stack)).toEqual([WARNING_LINE, OTHER_WARNING_LINE]);
  });

  test('can be acknowledged', () => {
    const { stack, scope } = thing();
    deliverWhenComplete(scope, () => [WARNING, OTHER_WARNING]);

    Annotations.of(scope).acknowledgeWarning(WARNING.id);

    expect(warningsOf(stack)).toEqual([OTHER_WARNING_LINE]);
  });

  test.each([
    ['a contradiction', CONTRADICTION],
    ['a refusal', REFUSAL],
  ])('fails synthesis without a template for %s', (_, finding) => {
    const { error, files } = synthesize(definedBy([WARNING, finding]));

    expect(error?.message).toContain('[Stack/Thing] ');
    expect(error?.message).toContain(`${finding.message} [${finding.id}]`);
    expect(files.filter((name) => name.endsWith('.template.json'))).toEqual([]);
  });

  test('fails each synthesis alike', () => {
    const { stack, scope } = thing();
    deliverWhenComplete(scope, () => [CONTRADICTION]);
    const [first, second] = [1, 2].map(() => errorOf(() => (stack.node.root as App).synth({ force: true })).message);

    expect(first).toContain(CONTRADICTION.message);
    expect(second).toBe(first);
  });
});

function definedBy(findings: Finding[]): (app: App) => void {
  return (app) => deliverWhenComplete(new Construct(withResource(new Stack(app, 'Stack')), 'Thing'), () => findings);
}

describe('each thing is said once', () => {
  const NOT_WHOLE = (prop: string, got: number) => findingOf(VALUE_WORDS.notWhole, about.prop(prop), { prop, least: 0, got });

  test('in an error', () => {
    expectRefusal(() => deliver(thing().scope, [NOT_WHOLE('size', -1), NOT_WHOLE('size', -2), NOT_WHOLE('size', -1)]), 'Stack/Thing',
      ['invalid-number', { got: -1 }], ['invalid-number', { got: -2 }]);
  });

  test('as a warning, however often it is delivered and synthesized', () => {
    const { stack, scope } = thing();

    deliver(scope, [WARNING, WARNING]);
    deliver(scope, [WARNING, OTHER_WARNING]);
    deliverWhenComplete(scope, () => [WARNING, OTHER_WARNING]);

    expect(warningsOf(stack)).toEqual([WARNING_LINE, OTHER_WARNING_LINE]);
    expect(warningsOf(stack)).toEqual([WARNING_LINE, OTHER_WARNING_LINE]);
  });

  test('by each construct that has it', () => {
    const { stack, scope } = thing();

    deliver(scope, [WARNING]);
    deliver(new Construct(stack, 'Other'), [WARNING]);

    expect(warningsOf(stack)).toHaveLength(2);
  });

  test('when the tree is validated, and again at the next synthesis', () => {
    const { stack, scope } = thing();

    deliver(scope, [CONTRADICTION]);
    deliverWhenComplete(scope, () => [CONTRADICTION, CONTRADICTION]);
    const lines = () => errorOf(() => (stack.node.root as App).synth({ force: true })).message
      .split('\n').filter((line) => line.includes(CONTRADICTION.message));

    expect(lines()).toHaveLength(1);
    expect(lines()).toHaveLength(1);
  });

  test('and what only the finished tree contradicts is said again at the next synthesis', () => {
    const { stack, scope } = thing();
    deliverWhenComplete(scope, () => [CONTRADICTION, CONTRADICTION]);
    const lines = () => errorOf(() => (stack.node.root as App).synth({ force: true })).message
      .split('\n').filter((line) => line.includes(CONTRADICTION.message));

    expect(lines()).toHaveLength(1);
    expect(lines()).toHaveLength(1);
  });
});

describe('what is alike of several things', () => {
  const unknown = wording('vcpus-unknown', ({ types }: { types: readonly string[] }) => ({
    message: `the vCPU count of ${types.join(', ')} is not known`,
    fix: ["state it in 'instanceTypeLimits'"],
  }), { types: ['x9.large'] }, ['types']);
  const of = (type: string) => findingOf(unknown, about.type(type), { types: [type] });

  test('is one warning with its parts, and the id at its end', () => {
    const { stack, scope } = thing();

    deliver(scope, [of('x9.large'), of('x9.xlarge')]);

    expect(messagesIn(stack)).toEqual([[
      'the vCPU count of x9.large, x9.xlarge is not known',
      "    fix: state it in 'instanceTypeLimits'",
      `    see: ${pageOf('vcpus-unknown')} [ack: ${idOf('vcpus-unknown')}]`,
    ].join('\n')]);
  });

  test('is said of two where it is acknowledged at one of three', () => {
    const { stack } = thing();
    const scopes = ['A', 'B', 'C'].map((id) => new Construct(stack, id));
    scopes.forEach((scope) => deliver(scope, [of('x9.large')]));

    Annotations.of(scopes[1]).acknowledgeWarning(idOf('vcpus-unknown'), 'known');

    expect(warningsOf(stack).map((warning) => warning.split(':')[0])).toEqual(['/Stack/A', '/Stack/C']);
  });
});

/** The warnings of a stack, as CDK has them. */
function messagesIn(stack: Stack): unknown[] {
  return stack.node.findAll().flatMap(({ node }) => node.metadata).filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => data);
}
