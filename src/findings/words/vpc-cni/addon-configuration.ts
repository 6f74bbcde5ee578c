import { wording } from '../../wording';

const of = <F extends Record<string, string>>(why: (facts: F) => string, example: F & { readonly path: string }) =>
  wording('cni-setting-invalid', (facts: F & { readonly path: string }) => `'${facts.path}' ${why(facts)}`, example);

/** Of a configuration of the add-on vpc-cni that its schema refuses; `got` is a value as JSON has it. */
export const ADDON_CONFIGURATION_WORDS = {
  outsideOfEnv: of(() => "is a variable of the VPC CNI, and stands outside of 'env': "
    + 'the schema of the add-on refuses it there; move it',
  { path: 'WARM_IP_TARGET' }),

  outsideOfInitEnv: of(() => "is a variable of the init container, which the add-on takes under 'init.env' only; "
    + 'move it',
  { path: 'env.DISABLE_TCP_EARLY_DEMUX' }),

  variablesNoObject: of(({ got }: { got: string }) => `must be an object of variables; got ${got}`, { path: 'env', got: '[]' }),

  objectForText: of(({ kind }: { kind: string }) => `is ${kind}, and the schema of the add-on takes text; give text`,
    { path: 'env.WARM_IP_TARGET', kind: 'a list' }),

  valueForText: of(({ kind, text }: { kind: string; text: string }) =>
    `is ${kind}, and the schema of the add-on takes text; write '${text}' in quotes`,
  { path: 'env.WARM_IP_TARGET', kind: 'a number', text: '5' }),

  eniConfigNoObject: of(({ got }: { got: string }) => `must be an object; got ${got}`, { path: 'eniConfig', got: "'eu-west-1a'" }),

  createNoBoolean: of(({ got }: { got: string }) => `must be true or false, not as text; got ${got}`,
    { path: 'eniConfig.create', got: "'true'" }),

  regionNoText: of(({ got }: { got: string }) => `must be the Region, as in 'eu-west-1'; got ${got}`,
    { path: 'eniConfig.region', got: 'nothing' }),

  noSubnets: of(() => 'must name at least one subnet, by zone, as in { "eu-west-1a": { "id": "subnet-..." } }',
    { path: 'eniConfig.subnets' }),

  subnetWithoutId: of(() => 'must be an object with the id of a subnet', { path: 'eniConfig.subnets.eu-west-1a' }),
};
