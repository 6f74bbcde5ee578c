import { ENVIRONMENT, INIT_ENVIRONMENT, INIT_ONLY_VARIABLES, SettingFormat, TEXT_SWITCHES, TOP_LEVEL } from '../../cni/settings/addon-schema';
import { invalidSetting as invalid, textFindings, unknownSetting as unknown } from '../../cni/settings/variable-findings';
import { Finding } from '../../findings/finding';
import { Form, formsOf, isObject, isUnknown, textOf } from '../../templates/forms';

/** What the schema of the add-on has against its configuration, and what the VPC CNI cannot read. */
export function settingFormatFindings(values: Readonly<Record<string, Form>>): Finding[] {
  const { env, init, eniConfig } = values;
  return [
    ...Object.keys(values).flatMap((name) => topLevelName(name)),
    ...TEXT_SWITCHES.flatMap((name) => (name in values ? valueFindings(name, values[name], 'boolean') : [])),
    ...groupOfVariables('env', env, ENVIRONMENT),
    ...groupOfVariables('init.env', formsOf(init).env, INIT_ENVIRONMENT),
    ...eniConfigFindings(eniConfig),
  ];
}

function topLevelName(name: string): Finding[] {
  if (TOP_LEVEL.includes(name)) return [];
  if (Object.hasOwn(ENVIRONMENT, name)) return [invalid(name, 'is a variable of the VPC CNI, and stands outside of \'env\': the schema of the add-on refuses it there; move it')];
  return [unknown(name, TOP_LEVEL)];
}

function groupOfVariables(group: string, variables: Form, known: Readonly<Record<string, SettingFormat>>): Finding[] {
  if (variables === undefined || variables === null || isUnknown(variables)) return [];
  if (!isObject(variables)) return [invalid(group, `must be an object of variables; got ${shown(variables)}`)];
  return Object.entries(variables).flatMap(([name, value]) => {
    const path = `${group}.${name}`;
    if (Object.hasOwn(known, name)) return valueFindings(path, value, known[name]);
    if (INIT_ONLY_VARIABLES.includes(name)) return [invalid(path, "is a variable of the init container, which the add-on takes under 'init.env' only; move it")];
    return [unknown(path, Object.keys(known))];
  });
}

/** The schema wants text for each; what stands in it is the affair of the VPC CNI. */
function valueFindings(path: string, value: Form, format: SettingFormat): Finding[] {
  if (isUnknown(value)) return [];
  if (typeof value !== 'string') {
    const way = typeof value === 'object' ? 'give text' : `write '${textOf(value)}' in quotes`;
    return [invalid(path, `is ${value === null ? 'null' : `a ${Array.isArray(value) ? 'list' : typeof value}`}, and the schema of the add-on takes text; ${way}`)];
  }
  return textFindings(path, value, format);
}

function eniConfigFindings(eniConfig: Form): Finding[] {
  if (eniConfig === undefined || eniConfig === null || isUnknown(eniConfig)) return [];
  if (!isObject(eniConfig)) return [invalid('eniConfig', `must be an object; got ${shown(eniConfig)}`)];
  const { create, region, subnets } = eniConfig;
  return [
    ...(typeof create === 'boolean' || isUnknown(create) ? [] : [invalid('eniConfig.create', `must be true or false, not as text; got ${shown(create)}`)]),
    ...(typeof region === 'string' || isUnknown(region) ? [] : [invalid('eniConfig.region', `must be the Region, as in 'eu-west-1'; got ${shown(region)}`)]),
    ...(isUnknown(subnets) || Object.keys(formsOf(subnets)).length > 0 ? [] : [invalid('eniConfig.subnets', 'must name at least one subnet, by zone, as in { "eu-west-1a": { "id": "subnet-..." } }')]),
    ...Object.entries(formsOf(subnets)).flatMap(([zone, subnet]) => (isUnknown(subnet) || formsOf(subnet).id !== undefined ? []
      : [invalid(`eniConfig.subnets.${zone}`, 'must be an object with the id of a subnet')])),
  ];
}

function shown(form: Form): string {
  return typeof form === 'string' ? `'${form}'` : JSON.stringify(form) ?? 'nothing';
}
