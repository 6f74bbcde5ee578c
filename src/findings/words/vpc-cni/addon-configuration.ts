import { allOf, few } from '../../phrases';
import { Facts, Said, wording } from '../../wording';

const of = <F extends Facts>(say: (facts: F) => Said, example: NoInfer<F>) =>
  wording('cni-setting-invalid', say, example);

/** What was received; undefined where nothing was given. */
const received = (got: string | undefined, wanted: string) =>
  (got === undefined ? 'is not given' : `is ${got}, not ${wanted}`);

/** The last name of a path. */
const nameIn = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/** Settings, each with its value. */
type Values = {
  readonly paths: readonly string[];
  readonly values: readonly string[];
};

const settingsIn = ({ paths, values }: Values) => paths.map((path, index) => `'${path}' is ${values[index]}`);

const STRINGS_ONLY = 'the schema of the add-on takes strings only';

/** Of a configuration of the add-on vpc-cni that its schema refuses; `got` is a value as JSON has it. */
export const ADDON_CONFIGURATION_WORDS = {
  outsideOfEnv: of(({ path }: { path: string }) => ({
    message: `'${path}' is a variable of the VPC CNI, and is outside of 'env'`,
    details: ['the schema of the add-on refuses it there'],
    fix: [`move it to 'env.${path}'`],
  }), { path: 'WARM_IP_TARGET' }),

  outsideOfInitEnv: of(({ path }: { path: string }) => ({
    message: `'${path}' is a variable of the init container, and is outside of 'init.env'`,
    details: ['the schema of the add-on refuses it there'],
    fix: [`move it to 'init.env.${nameIn(path)}'`],
  }), { path: 'env.DISABLE_TCP_EARLY_DEMUX' }),

  variablesNoObject: of(({ path, got }: { path: string; got: string }) => ({
    message: `'${path}' is ${got}, not an object of variables`,
    fix: ['give each variable by its name, with a string, as in { "NAME": "value" }'],
  }), { path: 'env', got: '[]' }),

  objectForText: of(({ path, got }: { path: string; got: string }) => ({
    message: `'${path}' is ${got}, not a string`,
    details: [STRINGS_ONLY],
    fix: ['give a string, or leave it out'],
  }), { path: 'env.WARM_IP_TARGET', got: '["5"]' }),

  valueForText: wording('cni-setting-invalid', (facts: Values) => ({
    message: facts.paths.length === 1
      ? `${settingsIn(facts)[0]}, not a string`
      : `${facts.paths.length} settings are not strings: ${few(settingsIn(facts))}`,
    details: [...allOf('settings', settingsIn(facts)), STRINGS_ONLY],
    fix: [facts.paths.length === 1 ? `write '${facts.values[0]}' in quotes` : 'write each value in quotes'],
  }), { paths: ['env.WARM_IP_TARGET'], values: ['5'] }, ['paths', 'values']),

  eniConfigNoObject: of(({ path, got }: { path: string; got: string }) => ({
    message: `'${path}' is ${got}, not an object`,
    fix: ["give an object with 'create', 'region' and 'subnets'"],
  }), { path: 'eniConfig', got: "'eu-west-1a'" }),

  createNoBoolean: of(({ path, got }: { path: string; got: string | undefined }) => ({
    message: `'${path}' ${received(got, 'a boolean')}`,
    details: ['the schema of the add-on takes true or false, and no string'],
    fix: ['write true or false, without quotes'],
  }), { path: 'eniConfig.create', got: "'true'" }),

  regionNoText: of(({ path, got }: { path: string; got: string | undefined }) => ({
    message: `'${path}' ${received(got, 'the name of a Region')}`,
    fix: ["give the Region as a string, as in 'eu-west-1'"],
  }), { path: 'eniConfig.region', got: undefined }),

  noSubnets: of(({ path }: { path: string }) => ({
    message: `'${path}' names no subnet`,
    fix: ['name a subnet for each Availability Zone, as in { "eu-west-1a": { "id": "subnet-..." } }'],
  }), { path: 'eniConfig.subnets' }),

  subnetWithoutId: of(({ path }: { path: string }) => ({
    message: `'${path}' has no 'id' of a subnet`,
    fix: ['give an object with the id of a subnet, as in { "id": "subnet-..." }'],
  }), { path: 'eniConfig.subnets.eu-west-1a' }),
};
