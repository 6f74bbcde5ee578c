/** @jest-environment-options {"ownSources": true} */
import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { KEY_ORDERS, KeyOrder, libraryWith } from '../private/map-order';
import { EXAMPLE_NAMES, exampleContext } from '../security/example-apps';

const LIBRARY = '../../src';

/** The library, loaded once, which gets its maps in the order that is in force. */
let inForce: KeyOrder = KEY_ORDERS.forwards;
const library = libraryWith((one, other) => inForce(one, other), jest.requireActual(LIBRARY));

/** An example's app, loaded anew, whose maps reach the library in an order. */
function appWith(name: string, order: KeyOrder): App {
  const { log } = console;
  console.log = () => {};
  process.env.CDK_CONTEXT_JSON = JSON.stringify({ ...exampleContext(name), '@aws-cdk/core:validateAgainstDefaultRules': false });
  let app: App | undefined;
  inForce = order;
  try {
    jest.isolateModules(() => {
      jest.doMock(LIBRARY, () => library);
      ({ app } = jest.requireActual(join(__dirname, '../../examples', name, 'app.ts')));
    });
    return app!;
  } finally {
    jest.dontMock(LIBRARY);
    console.log = log;
    delete process.env.CDK_CONTEXT_JSON;
  }
}

/** The text of each template, and of what a stack gives to Karpenter. */
function textsOf(app: App): string[] {
  const manifests = app.node.children.flatMap((stack) => ('manifests' in stack ? [JSON.stringify((stack.manifests as () => object[])())] : []));
  return [...app.synth().stacks.map(({ templateFullPath }) => readFileSync(templateFullPath, 'utf8')), ...manifests];
}

test.each(EXAMPLE_NAMES)('%s: templates and manifests are the same, byte for byte, whatever the order of its maps', (name) => {
  const forwards = textsOf(appWith(name, KEY_ORDERS.forwards));

  expect(forwards.join('').length).toBeGreaterThan(10_000);
  expect(textsOf(appWith(name, KEY_ORDERS.backwards))).toEqual(forwards);
});
