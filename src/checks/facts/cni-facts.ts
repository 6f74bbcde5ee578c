import { eniConfigsIn, isUnread } from './kubernetes-facts';
import { windowsValues } from './settings/windows-config';
import { IpAssignment } from '../../capacity/ip-assignment';
import { NodeCapacityOptions } from '../../capacity/node-capacity-options';
import { WarmPool } from '../../capacity/warm-pool';
import { knownVersion } from '../../cni/settings/addon-version';
import { parsedConfiguration, ParsedConfiguration } from '../../cni/settings/configuration-text';
import { unknownSettings, variablesOf } from '../../cni/settings/configured-variables';
import { AppResource } from '../../templates/app-resources';
import { Form, Forms, formsOf, textOf } from '../../templates/forms';
import {
  toldAssignment, toldCustomNetworking, toldDiscovery, toldNodeOptions, toldWarmPool,
} from '../../vpc-cni/told-settings';
import { VariableReader } from '../../vpc-cni/variable-reader';

/** The label by which the VPC CNI finds the ENIConfig of a node, unless it is told another. */
const DEFAULT_LABEL = 'k8s.amazonaws.com/eniConfig';

/** How the VPC CNI of a cluster is set up. */
export class CniFacts {
  /** Its configuration. */
  public readonly configuration: ParsedConfiguration;

  /** Its variables. */
  public readonly environment: Forms;

  /** The same as the VPC CNI reads them. */
  public readonly variables: VariableReader;

  /** What a slot of an ENI holds. */
  public readonly ipAssignment: IpAssignment;

  /** Whether pods have subnets that ENIConfigs name. */
  public readonly customNetworking: boolean;

  /** The subnets of the ENIConfigs that the add-on makes, or the app applies, by the name of the ENIConfig. */
  public readonly eniConfigs: ReadonlyMap<string, Form>;

  /** Whether the add-on makes ENIConfigs. */
  public readonly makesEniConfigs: boolean;

  /** What EKS is told of Windows nodes, by the names that the add-on has for it. */
  public readonly windowsValues: Forms;

  /** Modelled settings of which nothing is known at synth: what depends on them cannot be checked. */
  public readonly unknown: string[];

  /**
   * @param addon the add-on; none where the VPC CNI is the one that EKS installs, with its defaults
   * @param manifests what the app applies to the cluster
   */
  constructor(public readonly addon?: AppResource, public readonly manifests: readonly AppResource[] = []) {
    this.configuration = parsedConfiguration(addon?.properties.ConfigurationValues);
    this.environment = formsOf(this.configuration.values.env);
    this.variables = variablesOf(this.configuration);
    this.ipAssignment = toldAssignment(this.variables);
    this.customNetworking = toldCustomNetworking(this.variables);
    const eniConfig = formsOf(this.configuration.values.eniConfig);
    this.makesEniConfigs = eniConfig.create === true || textOf(eniConfig.create) === 'true';
    const subnets = this.makesEniConfigs ? Object.entries(formsOf(eniConfig.subnets)) : [];
    this.eniConfigs = new Map([
      ...eniConfigsIn(manifests),
      ...subnets.map(([name, subnet]) => [name, formsOf(subnet).id] as const),
    ]);
    this.windowsValues = windowsValues(this.configuration.values, manifests);
    this.unknown = unknownSettings(this.configuration);
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
    // The VPC CNI takes an empty one for none.
    return label === undefined || label === '' ? DEFAULT_LABEL : textOf(label);
  }

  /** Whether that label is the one that the VPC CNI has by itself. */
  public get hasOwnLabel(): boolean {
    return this.eniConfigLabel === DEFAULT_LABEL && (this.environment.ENI_CONFIG_ANNOTATION_DEF ?? '') === '';
  }

  /** Version of the add-on, where it is known. */
  public get version(): string | undefined {
    return textOf(this.addon?.properties.AddonVersion);
  }

  /** Whether the nodes look for subnets for pods by their tag. */
  public get discovery(): boolean {
    return toldDiscovery(this.variables);
  }

  /** How nodes of Linux are set up. */
  public get nodeOptions(): NodeCapacityOptions {
    return toldNodeOptions(this.variables, knownVersion(this.version));
  }

  /** The spare addresses of a node; undefined for the add-on's own. Targets that others make idle are left out. */
  public get warmPool(): WarmPool | undefined {
    return toldWarmPool(this.variables);
  }
}
