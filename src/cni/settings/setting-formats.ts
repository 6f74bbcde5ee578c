import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Facts, Wording } from '../../findings/wording';
import { ADDON_CONFIGURATION_WORDS as WORDS } from '../../findings/words/vpc-cni/addon-configuration';
import { Form, formsOf, isObject, isUnknown, textOf } from '../../templates/forms';
import {
  ENVIRONMENT, INIT_ENVIRONMENT, INIT_ONLY_VARIABLES, TEXT_SWITCHES, TOP_LEVEL,
} from '../../vpc-cni/addon-schema';
import { textFindings, unknownSetting as unknown, variableTextFindings } from '../../vpc-cni/variable-findings';

/** What is wrong with the text of a setting, by its path. */
type Judge = (path: string, text: string) => Finding[];

/** All variables of the init container are switches, too. */
const asSwitch: Judge = (path, text) => textFindings(path, text, 'boolean');

/**
 * What the schema of the add-on has against its configuration, and what the VPC CNI cannot read.
 *
 * @param isIpv6 whether pods of the cluster have IPv6 addresses
 */
export function settingFormatFindings(values: Readonly<Record<string, Form>>, isIpv6: boolean): Finding[] {
  const { env, init, eniConfig } = values;
  return [
    ...Object.keys(values).flatMap((name) => topLevelName(name)),
    ...TEXT_SWITCHES.flatMap((name) => (name in values ? valueFindings(name, values[name], asSwitch) : [])),
    ...groupOfVariables('env', env, Object.keys(ENVIRONMENT), (path, text) => variableTextFindings(path, text, isIpv6)),
    ...groupOfVariables('init.env', formsOf(init).env, Object.keys(INIT_ENVIRONMENT), asSwitch),
    ...eniConfigFindings(eniConfig),
  ];
}

function topLevelName(name: string): Finding[] {
  if (TOP_LEVEL.includes(name)) return [];
  if (Object.hasOwn(ENVIRONMENT, name)) return [invalid(WORDS.outsideOfEnv, name)];
  return [unknown(name, TOP_LEVEL)];
}

function groupOfVariables(group: string, variables: Form, known: readonly string[], judge: Judge): Finding[] {
  if (variables === undefined || variables === null || isUnknown(variables)) return [];
  if (!isObject(variables)) return [invalid(WORDS.variablesNoObject, group, { got: shown(variables) })];
  return Object.entries(variables).flatMap(([name, value]) => {
    const path = `${group}.${name}`;
    if (known.includes(name)) return valueFindings(path, value, judge);
    if (INIT_ONLY_VARIABLES.includes(name)) return [invalid(WORDS.outsideOfInitEnv, path)];
    return [unknown(path, known)];
  });
}

/** The schema wants a string for each, and the VPC CNI reads what it holds. */
function valueFindings(path: string, value: Form, judge: Judge): Finding[] {
  if (isUnknown(value)) return [];
  if (typeof value === 'string') return judge(path, value);
  const text = textOf(value);
  if (text === undefined) return [invalid(WORDS.objectForText, path, { got: shown(value) })];
  return [
    findingOf(WORDS.valueForText, about.setting(path), { paths: [path], values: [text] }),
    ...judge(path, text),
  ];
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
