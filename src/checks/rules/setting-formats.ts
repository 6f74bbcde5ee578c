import {
  ENVIRONMENT, INIT_ENVIRONMENT, INIT_ONLY_VARIABLES, SettingFormat, TEXT_SWITCHES, TOP_LEVEL,
} from '../../cni/settings/addon-schema';
import { textFindings, unknownSetting as unknown } from '../../cni/settings/variable-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Facts, Wording } from '../../findings/wording';
import { ADDON_CONFIGURATION_WORDS as WORDS } from '../../findings/words/vpc-cni/addon-configuration';
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
  if (Object.hasOwn(ENVIRONMENT, name)) return [invalid(WORDS.outsideOfEnv, name)];
  return [unknown(name, TOP_LEVEL)];
}

function groupOfVariables(group: string, variables: Form, known: Readonly<Record<string, SettingFormat>>): Finding[] {
  if (variables === undefined || variables === null || isUnknown(variables)) return [];
  if (!isObject(variables)) return [invalid(WORDS.variablesNoObject, group, { got: shown(variables) })];
  return Object.entries(variables).flatMap(([name, value]) => {
    const path = `${group}.${name}`;
    if (Object.hasOwn(known, name)) return valueFindings(path, value, known[name]);
    if (INIT_ONLY_VARIABLES.includes(name)) return [invalid(WORDS.outsideOfInitEnv, path)];
    return [unknown(path, Object.keys(known))];
  });
}

/** The schema wants a string for each, and the VPC CNI reads what it holds. */
function valueFindings(path: string, value: Form, format: SettingFormat): Finding[] {
  if (isUnknown(value)) return [];
  if (typeof value === 'object') return [invalid(WORDS.objectForText, path, { got: shown(value) })];
  if (typeof value !== 'string') {
    return [findingOf(WORDS.valueForText, about.setting(path), { paths: [path], values: [`${textOf(value)}`] })];
  }
  return textFindings(path, value, format);
}

function eniConfigFindings(eniConfig: Form): Finding[] {
  if (eniConfig === undefined || eniConfig === null || isUnknown(eniConfig)) return [];
  if (!isObject(eniConfig)) return [invalid(WORDS.eniConfigNoObject, 'eniConfig', { got: shown(eniConfig) })];
  const { create, region, subnets } = eniConfig;
  return [
    ...(typeof create === 'boolean' || isUnknown(create) ? []
      : [invalid(WORDS.createNoBoolean, 'eniConfig.create', { got: shown(create) })]),
    ...(typeof region === 'string' || isUnknown(region) ? []
      : [invalid(WORDS.regionNoText, 'eniConfig.region', { got: shown(region) })]),
    ...(isUnknown(subnets) || Object.keys(formsOf(subnets)).length > 0
      ? []
      : [invalid(WORDS.noSubnets, 'eniConfig.subnets')]),
    ...Object.entries(formsOf(subnets)).flatMap(([zone, subnet]) =>
      isUnknown(subnet) || formsOf(subnet).id !== undefined
        ? []
        : [invalid(WORDS.subnetWithoutId, `eniConfig.subnets.${zone}`)],
    ),
  ];
}

function invalid(words: Wording, path: string, facts: Facts = {}): Finding {
  return findingOf(words, about.setting(path), { path, ...facts });
}

/** A value as JSON has it; undefined of none. */
function shown(form: Form): string | undefined {
  return typeof form === 'string' ? `'${form}'` : JSON.stringify(form);
}
