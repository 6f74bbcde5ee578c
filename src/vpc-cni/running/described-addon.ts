import { isPlain } from './plain';

/** What `aws eks describe-addon --addon-name vpc-cni` prints, as far as it is carried. */
export interface DescribedAddon {
  readonly addonVersion?: string;

  /** JSON or YAML, as somebody sent it; undefined where there is none. */
  readonly configurationValues?: string;
  readonly serviceAccountRoleArn?: string;

  /** ARNs of associations: they do not name the role. */
  readonly podIdentityAssociations: readonly string[];
}

/** Why a value is no such description. */
export type DescriptionProblem = 'otherShape' | 'otherAddon' | 'valuesNoText';

/** Reads a description, with or without the member `addon` around it. */
export function describedAddon(value: unknown): DescribedAddon | DescriptionProblem {
  const addon = isPlain(value) && isPlain(value.addon) ? value.addon : value;
  if (!isPlain(addon) || typeof addon.addonName !== 'string') return 'otherShape';
  if (addon.addonName !== 'vpc-cni') return 'otherAddon';
  const { configurationValues, podIdentityAssociations } = addon;
  if (configurationValues !== undefined && configurationValues !== null && typeof configurationValues !== 'string') {
    return 'valuesNoText';
  }
  return {
    addonVersion: textOf(addon.addonVersion),
    configurationValues: textOf(configurationValues),
    serviceAccountRoleArn: textOf(addon.serviceAccountRoleArn),
    podIdentityAssociations: Array.isArray(podIdentityAssociations) ? podIdentityAssociations.map(String) : [],
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
