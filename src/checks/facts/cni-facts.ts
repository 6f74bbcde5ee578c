import { parsedConfiguration, ParsedConfiguration } from './configuration-text';
import { eniConfigsIn, isUnread } from './kubernetes-facts';
import { IpAssignment } from '../../capacity/ip-assignment';
import { NodeCapacityOptions } from '../../capacity/node-capacity-options';
import { WarmPool } from '../../capacity/warm-pool';
import { knownVersion } from '../../cni/settings/addon-version';
import { truthIn } from '../../cni/settings/variable-findings';
import { AppResource } from '../../templates/app-resources';
import { Form, Forms, formsOf, isUnknown, numberOf, textOf } from '../../templates/forms';

/** Variables that pod counts and addresses follow from. */
const MODELLED = [
  'ENABLE_PREFIX_DELEGATION', 'WARM_PREFIX_TARGET', 'WARM_IP_TARGET', 'MINIMUM_IP_TARGET', 'WARM_ENI_TARGET', 'MAX_ENI',
  'ENABLE_POD_ENI', 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'ENABLE_SUBNET_DISCOVERY',
];

/** The label by which the VPC CNI finds the ENIConfig of a node, unless it is told another. */
const DEFAULT_LABEL = 'k8s.amazonaws.com/eniConfig';

/** The truth value of a setting, where it is one that the VPC CNI reads. */
export function settingTruth(form: Form): boolean | undefined {
  const text = textOf(form);
  return text === undefined ? undefined : truthIn(text);
}

/** How the VPC CNI of a cluster is set up. */
export class CniFacts {
  /** Its configuration. */
  public readonly configuration: ParsedConfiguration;

  /** Its variables. */
  public readonly environment: Forms;

  /** What a slot of an ENI holds. */
  public readonly ipAssignment: IpAssignment;

  /** Whether pods have subnets that ENIConfigs name. */
  public readonly customNetworking: boolean;

  /** The subnets of the ENIConfigs that the add-on makes, or the app applies, by the name of the ENIConfig. */
  public readonly eniConfigs: ReadonlyMap<string, Form>;

  /** Whether the add-on makes ENIConfigs. */
  public readonly makesEniConfigs: boolean;

  /** Modelled settings of which nothing is known at synth: what depends on them cannot be checked. */
  public readonly unknown: string[];

  /**
   * @param addon the add-on; none where the VPC CNI is the one that EKS installs, with its defaults
   * @param manifests what the app applies to the cluster
   */
  constructor(public readonly addon?: AppResource, public readonly manifests: readonly AppResource[] = []) {
    this.configuration = parsedConfiguration(addon?.properties.ConfigurationValues);
    this.environment = formsOf(this.configuration.values.env);
    this.ipAssignment = this.isOn('ENABLE_PREFIX_DELEGATION')
      ? IpAssignment.prefixDelegation()
      : IpAssignment.secondaryIp();
    this.customNetworking = this.isOn('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG');
    const eniConfig = formsOf(this.configuration.values.eniConfig);
    this.makesEniConfigs = eniConfig.create === true || textOf(eniConfig.create) === 'true';
    const subnets = this.makesEniConfigs ? Object.entries(formsOf(eniConfig.subnets)) : [];
    this.eniConfigs = new Map([
      ...eniConfigsIn(manifests),
      ...subnets.map(([name, subnet]) => [name, formsOf(subnet).id] as const),
    ]);
    this.unknown = this.configuration.isUnknown
      ? ['ConfigurationValues']
      : MODELLED.filter((name) => isUnknown(this.environment[name])).concat(
        isUnknown(this.configuration.values.env) ? ['env'] : [],
      );
  }

  /** Whether the app holds the ENIConfigs; otherwise somebody applies them outside of it. */
  public get hasEniConfigs(): boolean {
    return this.makesEniConfigs || this.eniConfigs.size > 0;
  }

  /** Whether the app applies something that cannot be read, which can be further ENIConfigs. */
  public get hasUnreadManifests(): boolean {
    return this.manifests.some(isUnread);
  }

  /** The label by which nodes find their ENIConfig; undefined where it is a token. */
  public get eniConfigLabel(): string | undefined {
    const { ENI_CONFIG_LABEL_DEF: label } = this.environment;
    return label === undefined ? DEFAULT_LABEL : textOf(label);
  }

  /** Whether that label is the one that the VPC CNI has by itself. */
  public get hasOwnLabel(): boolean {
    return this.eniConfigLabel === DEFAULT_LABEL && this.environment.ENI_CONFIG_ANNOTATION_DEF === undefined;
  }

  /** Version of the add-on, where it is known. */
  public get version(): string | undefined {
    return textOf(this.addon?.properties.AddonVersion);
  }

  /** Whether the nodes look for subnets for pods by their tag. */
  public get discovery(): boolean {
    return !this.customNetworking && settingTruth(this.environment.ENABLE_SUBNET_DISCOVERY) !== false;
  }

  /** How nodes of Linux are set up. */
  public get nodeOptions(): NodeCapacityOptions {
    const maxEni = this.target('MAX_ENI');
    return {
      ipAssignment: this.ipAssignment,
      customNetworking: this.customNetworking,
      // Below 1 the VPC CNI ignores it.
      maxEni: maxEni !== undefined && maxEni >= 1 ? maxEni : undefined,
      trunkEni: this.isOn('ENABLE_POD_ENI'),
      addonVersion: knownVersion(this.version),
    };
  }

  /** The spare addresses of a node; undefined for the add-on's own. Targets that others make idle are left out. */
  public get warmPool(): WarmPool | undefined {
    const [warmIp = 0, minimum = 0, prefixes, enis = 1] = [
      'WARM_IP_TARGET',
      'MINIMUM_IP_TARGET',
      'WARM_PREFIX_TARGET',
      'WARM_ENI_TARGET',
    ].map((name) => this.target(name));
    if (warmIp >= 1) return WarmPool.addresses(warmIp, minimum >= 1 ? minimum : undefined);
    if (!this.ipAssignment.usesPrefixes) {
      return enis === 0 ? WarmPool._noEnis() : enis >= 1 ? WarmPool.enis(enis) : undefined;
    }
    if (prefixes === undefined) return undefined;
    return prefixes >= 1 ? WarmPool.prefixes(prefixes) : WarmPool.none();
  }

  /** A number among the variables, where it can be read. */
  public target(name: string): number | undefined {
    return numberOf(this.environment[name]);
  }

  private isOn(name: string): boolean {
    return settingTruth(this.environment[name]) === true;
  }
}
