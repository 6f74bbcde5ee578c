import { RunningFacts, runningOfAddon, runningOfConfiguration, runningOfDaemonSet } from './running-facts';
import { Checked } from '../../findings/checked';
import { FindingError } from '../../findings/finding-error';

/**
 * The VPC CNI of a cluster as it runs today, for a `VpcCniAddon` that takes it over as it is (`adopt`), or for node
 * groups beside an add-on of somebody else (`VpcCniAddon.fromVpcCniAddonAttributes`).
 *
 * What AWS or Kubernetes prints goes in as text, of JSON or YAML, or as an object. No file is read here.
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
   * hand are then seen, and carried. Without it the next update of the add-on takes them back
   */
  public static fromAddon(described: any, daemonSet?: any): RunningVpcCni {
    return new RunningVpcCni(accept(runningOfAddon(described, daemonSet)));
  }

  /**
   * A VPC CNI that is no add-on of EKS (self-managed): the one that EKS installs by itself, of a Helm chart or of
   * manifests. EKS takes the DaemonSet over with OVERWRITE.
   *
   * Variables of aws-node and of its init container, network policies, resources, tolerations and timeouts of probes
   * are carried. The settings of Windows nodes stand in a ConfigMap, so give `windows` where there are such nodes.
   *
   * @param daemonSet what `kubectl get daemonset aws-node -n kube-system -o json` prints
   */
  public static fromDaemonSet(daemonSet: any): RunningVpcCni {
    return new RunningVpcCni(accept(runningOfDaemonSet(daemonSet)));
  }

  /**
   * The add-on of an app, by what the app writes today.
   *
   * @param configurationValues `configurationValues` of the `CfnAddon` or `Addon`: the same text, which may hold
   * tokens, or an object that is written as JSON. Left out where it has none
   * @param addonVersion its version, left out where the template has none
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
