import Ajv from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json';
import schema from '../cni/fixtures/vpc-cni-addon-schema-v1.15.1.json';

const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).addMetaSchema(draft06).compile(schema);

/** What the schema of the add-on (v1.15.1, a copy) has against a configuration; nothing when it takes it. */
export function schemaProblems(configuration: unknown): string[] {
  return validate(configuration) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
