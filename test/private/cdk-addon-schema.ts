import Ajv from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json';
import schema from '../cni/fixtures/vpc-cni-addon-schema-v1.15.1.json';

/** What v1.16 added for Windows, by its chart: a switch as text, as the others are, and whole numbers. */
const SINCE_16 = {
  enableWindowsPrefixDelegation: { type: 'string', format: 'boolean' },
  warmWindowsPrefixTarget: { type: 'integer' },
  warmWindowsIPTarget: { type: 'integer' },
  minimumWindowsIPTarget: { type: 'integer' },
};

const { definitions } = schema;
const { VpcCni } = definitions;
const later = { ...schema, definitions: { ...definitions, VpcCni: { ...VpcCni, properties: { ...VpcCni.properties, ...SINCE_16 } } } };
const [validateCopy, validateLater] = [schema, later]
  .map((each) => new Ajv({ allErrors: true, strict: false, validateFormats: false }).addMetaSchema(draft06).compile(each));

/**
 * What the schema of the add-on (v1.15.1, a copy) has against a configuration; nothing when it takes it.
 *
 * @param withLater whether the keys for Windows are known that came later
 */
export function schemaProblems(configuration: unknown, withLater: boolean = true): string[] {
  const validate = withLater ? validateLater : validateCopy;
  return validate(configuration) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
