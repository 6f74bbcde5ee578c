import { RunningFacts, runningOfAddon, runningOfConfiguration, runningOfDaemonSet } from './running-facts';
import { Checked } from '../../findings/checked';
import { FindingError } from '../../findings/finding-error';

/**
 * The VPC CNI of a cluster as it runs today, for a `VpcCniAddon` that takes it over as it is (`adopt`), or for node
 * groups beside an add-on that somebody else manages (`VpcCniAddon.fromVpcCniAddonAttributes`).
 *
 * Give what AWS or Kubernetes prints as a string of JSON or YAML, or as an object. No file is read here.
 *
 * @example
 * // The text of vpc-cni.json.
 * const described = JSON.stringify({
 *   addon: {
 *     addonName: 'vpc-cni',
 *     addonVersion: 'v1.20.4-eksbuild.1',
 *     configurationValues: '{"env":{"WARM_ENI_TARGET":"2"}}',
 *   },
 * });
 * new VpcCniAddon(stack, 'VpcCni', {
 *   cluster,
 *   adopt: RunningVpcCni.fromAddon(described),
 *   permissions: CniPermissions.nodeRole(),
 *   // as in the deployed template
 *   logicalId: 'VpcCni1A2B3C4D',
 * });
 */
export class RunningVpcCni {
  /**
   * The managed add-on of a cluster.
   *
   * @param described what `aws eks describe-addon --cluster-name NAME --addon-name vpc-cni --output json` prints
   * @param daemonSet what `kubectl get daemonset aws-node -n kube-system -o json` prints. Settings that were changed by
   * hand are then seen and kept. Without it the next update of the add-on resets them
   */
  public static fromAddon(described: any, daemonSet?: any): RunningVpcCni {
    return new RunningVpcCni(accept(runningOfAddon(described, daemonSet)));
  }

  /**
   * A self-managed VPC CNI, which is not an add-on of EKS: the one that EKS installs by itself, or one from a Helm
   * chart or manifests. EKS takes the DaemonSet over with OVERWRITE.
   *
   * Variables of aws-node and of its init container, network policies, resources, tolerations and timeouts of probes
   * are kept. The settings of Windows nodes are in a ConfigMap, so give `windows` where there are such nodes.
   *
   * @param daemonSet what `kubectl get daemonset aws-node -n kube-system -o json` prints
   */
  public static fromDaemonSet(daemonSet: any): RunningVpcCni {
    return new RunningVpcCni(accept(runningOfDaemonSet(daemonSet)));
  }

  /**
   * The add-on that an app defines, by the configuration that the app writes today.
   *
   * @param configurationValues `configurationValues` of the `CfnAddon` or `Addon`: the same string, which may hold
   * tokens, or an object that is written as JSON. Leave it out where the add-on has none
   * @param addonVersion its version. Leave it out where the template has none
   */
  public static fromConfiguration(configurationValues?: any, addonVersion?: string): RunningVpcCni {
    return new RunningVpcCni(accept(runningOfConfiguration(configurationValues, addonVersion)));
  }

  private constructor(
    /**
     * What is known of it.
     *
     * @internal
     */
    public readonly _facts: RunningFacts,
  ) {}

  /** The version that runs, or the tag of its image. Undefined where it is not known. */
  public get addonVersion(): string | undefined {
    return this._facts.addonVersion;
  }
}

function accept({ value, findings }: Checked<RunningFacts>): RunningFacts {
  if (value === undefined) throw new FindingError([...findings]);
  return value;
}
