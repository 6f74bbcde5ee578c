import { ENVIRONMENT, INIT_ENVIRONMENT, TEXT_SWITCHES, TOP_LEVEL } from '../../src/vpc-cni/addon-schema';
import schema from '../cni/fixtures/vpc-cni-addon-schema-v1.15.1.json';

const { Env, InitEnv, VpcCni } = schema.definitions;
const formats = (properties: object) => Object.fromEntries(Object.entries(properties).map(([name, { format = 'text' }]) => [name, format]));

test('the variables of the published schema are known, with their formats', () => {
  expect(ENVIRONMENT).toMatchObject(formats(Env.properties));
  expect(INIT_ENVIRONMENT).toEqual(formats(InitEnv.properties));
});

test('so is what stands beside them, and what of it is text', () => {
  const texts = Object.entries(VpcCni.properties as Record<string, any>).filter(([, { type }]) => type === 'string');

  expect(TOP_LEVEL).toEqual(expect.arrayContaining(Object.keys(VpcCni.properties)));
  expect(TEXT_SWITCHES).toEqual(expect.arrayContaining(texts.map(([name]) => name)));
});
