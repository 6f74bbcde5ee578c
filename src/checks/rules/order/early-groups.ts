import { isLatePlugin } from './late-addons';
import { isOfBefore } from '../../../cni/noted-nodes';
import { earlyGroup } from '../../../cni/order-findings';
import { parsedConfiguration } from '../../../cni/settings/configuration-text';
import { VpcCniAddon } from '../../../cni/vpc-cni-addon';
import { AppResource } from '../../../templates/app-resources';
import { changedSettings, MODE_VARIABLES } from '../../../vpc-cni/changed-settings';
import { ClusterModel, vpcCnis } from '../../facts/cluster-model';
import { firstNodes, PartOrder } from '../../facts/order/part-order';
import { ownConstruct } from '../../facts/own-constructs';
import { located, LocatedFinding } from '../located-finding';

/** Node groups that can start before the VPC CNI is set up, where that changes anything for them. */
export function earlyGroupFindings(model: ClusterModel, order: PartOrder): LocatedFinding[] {
  const cnis = vpcCnis(model.addons);
  const addon = cnis.find((cni) => isConfigured(cni, model));
  if (addon === undefined) return [];
  const first = firstNodes(model);
  const own = ownConstruct(addon.construct, VpcCniAddon);
  return model.groups
    .filter(({ resource }) => !cnis.some((cni) => order.can(resource, cni)))
    // What runs already, or stands on purpose.
    .filter(({ resource }) => own === undefined || !isOfBefore(own, resource.construct))
    // Nodes that never become Ready are an error of their own.
    .filter((group) => !cnis.some((cni) => first.includes(group) && isLatePlugin(cni, group, model, order)))
    .flatMap(({ resource }) => located(resource, ['ClusterName'], [
      earlyGroup(resource.path, addon.path, order.can(addon, resource), {
        ...configurationOf(addon, model),
        selfManaged: model.cluster?.selfManagedAddons,
      }),
    ]));
}

/** Whether an add-on sets anything up. */
function isConfigured(addon: AppResource, model: ClusterModel): boolean {
  const { settings, isUnread } = configurationOf(addon, model);
  return isUnread || settings.length > 0;
}

/** What comes with an add-on. */
function configurationOf(addon: AppResource, { cluster }: ClusterModel) {
  const { values, isUnknown, problem } = parsedConfiguration(addon.properties.ConfigurationValues);
  const settings = changedSettings(values, cluster?.isIpv6 ?? false);
  const isUnread = isUnknown || problem !== undefined;
  return { settings, isUnread, changesMode: isUnread || settings.some((name) => MODE_SETTINGS.includes(name)) };
}

const MODE_SETTINGS = MODE_VARIABLES.map((name) => `env.${name}`);
