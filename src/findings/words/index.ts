import { Wording } from '../wording';
import { CIDR_WORDS } from './addresses/cidrs';
import { USED_ADDRESS_WORDS } from './addresses/used-addresses';
import { VPC_BLOCK_WORDS } from './addresses/vpc-blocks';
import { AUDITED_NODE_WORDS } from './audit/audited-nodes';
import { AUDITED_SUBNET_WORDS } from './audit/audited-subnets';
import { AUDITED_CNI_WORDS } from './audit/audited-vpc-cni';
import { CHECKS_USE_WORDS } from './checks/checks-use';
import { CLUSTER_NEED_WORDS } from './checks/cluster-needs';
import { IDLE_SETTING_WORDS } from './checks/idle-settings';
import { NODE_DENSITY_WORDS } from './checks/node-density';
import { NODES_ELSEWHERE_WORDS } from './checks/nodes-elsewhere';
import { OPEN_CLUSTER_WORDS } from './checks/open-clusters';
import { AWAITED_CLUSTER_WORDS } from './checks/order/awaited-clusters';
import { BLOCK_ORDER_WORDS } from './checks/order/block-order';
import { TEMPLATE_ORDER_WORDS } from './checks/order/template-order';
import { OWN_IMAGE_WORDS } from './checks/own-images';
import { PARAMETER_DEFAULT_WORDS } from './checks/parameter-defaults';
import { CONTROL_PLANE_WORDS } from './checks/refused/refused-clusters';
import { REFUSED_GROUP_WORDS } from './checks/refused/refused-groups';
import { REFUSED_TEMPLATE_WORDS } from './checks/refused/refused-templates';
import { TEMPLATE_ADDON_WORDS } from './checks/template-addons';
import { TEMPLATE_CIDR_WORDS } from './checks/template-cidrs';
import { TEMPLATE_GROUP_WORDS } from './checks/template-groups';
import { TEMPLATE_IMAGE_WORDS } from './checks/template-images';
import { TEMPLATE_NETWORK_WORDS } from './checks/template-networks';
import { TOLD_POD_WORDS } from './checks/told-counts';
import { SCENARIO_WORDS } from './churn/scenario';
import { SIMULATION_WORDS } from './churn/simulation';
import { AUTO_MODE_WORDS } from './cluster/auto-mode-nodes';
import { CLUSTER_OPTION_WORDS } from './cluster/cluster-options';
import { CLUSTER_POD_WORDS } from './cluster/cluster-pods';
import { CLUSTER_PLAN_WORDS } from './cluster/plans-of-clusters';
import { SERVICE_CIDR_WORDS } from './cluster/service-addresses';
import { TOLD_CLUSTER_WORDS } from './cluster/told-clusters';
import { DOCUMENT_WORDS } from './forecast/documents';
import { FORECAST_WORDS } from './forecast/forecast';
import { FORECAST_FLEET_WORDS } from './forecast/forecast-fleets';
import { FORECAST_GROUP_WORDS } from './forecast/forecast-groups';
import { FORECAST_PLACE_WORDS } from './forecast/forecast-places';
import { FORECAST_SUBNET_WORDS } from './forecast/forecast-subnets';
import { FORECAST_TAG_WORDS } from './forecast/forecast-tags';
import { FULL_NODE_WORDS } from './forecast/full-nodes';
import { GROUP_POD_WORDS } from './forecast/group-pods';
import { SUBNET_PURPOSE_WORDS } from './forecast/subnet-purposes';
import { MANIFEST_WORDS } from './karpenter/node-manifests';
import { POOL_COUNT_WORDS } from './karpenter/pool-counts';
import { POOL_SIZE_WORDS } from './karpenter/pool-sizes';
import { POOL_WORDS } from './karpenter/pools';
import { SELECTION_WORDS } from './karpenter/type-selections';
import { KUBELET_FLAG_WORDS } from './kubelet/kubelet-flags';
import { RESERVED_MEMORY_WORDS } from './kubelet/reserved-memory';
import { IPAM_SIZE_WORDS } from './network/ipam-sizes';
import { IPV6_SUBNET_WORDS } from './network/ipv6-subnets';
import { POD_EGRESS_WORDS } from './network/pod-egress';
import { POD_REACH_WORDS } from './network/pod-reach';
import { POD_SUBNET_WORDS } from './network/pod-subnet-sources';
import { RESERVATION_WORDS } from './network/reservations';
import { SHARED_VPC_WORDS } from './network/shared-vpcs';
import { ZONE_SLOT_WORDS } from './network/slot-choices';
import { VPC_RANGE_WORDS } from './network/vpc-ranges';
import { ZONE_ID_WORDS } from './network/zones-by-id';
import { ASKED_POD_COUNT_WORDS } from './nodes/asked-pod-counts';
import { GROUP_TYPE_WORDS } from './nodes/group-types';
import { INSTANCE_TYPE_WORDS } from './nodes/instance-types';
import { JOINING_WORDS } from './nodes/joining';
import { LATER_USER_DATA_WORDS } from './nodes/later-user-data';
import { LEFT_OUT_SUBNET_WORDS } from './nodes/left-out-subnets';
import { NODE_IMAGE_WORDS } from './nodes/node-images';
import { NODE_OPTION_WORDS } from './nodes/node-options';
import { NODE_PLACE_WORDS } from './nodes/node-places';
import { NODE_ROLE_WORDS } from './nodes/node-roles';
import { NODE_SETTING_WORDS } from './nodes/node-settings';
import { NODEGROUP_LIMIT_WORDS } from './nodes/nodegroup-limits';
import { NODEGROUP_OPTION_WORDS } from './nodes/nodegroup-options';
import { POD_COUNT_WORDS } from './nodes/pod-counts';
import { WARM_TARGET_WORDS } from './nodes/warm-targets';
import { NUMBER_WORDS } from './numbers';
import { FLEET_LIMIT_WORDS } from './plan/fleet-limits';
import { PLAN_RISK_WORDS } from './plan/plan-risks';
import { SHORTAGE_WORDS } from './plan/shortages';
import { SHAPE_WORDS } from './shapes';
import { VALUE_WORDS } from './values';
import { ADDON_CONFIGURATION_WORDS } from './vpc-cni/addon-configuration';
import { ADDON_ORDER_WORDS } from './vpc-cni/addon-order';
import { ADDRESS_STOP_WORDS } from './vpc-cni/address-stops';
import { ADOPTION_WORDS } from './vpc-cni/adoptions';
import { CNI_ROLE_WORDS } from './vpc-cni/cni-roles';
import { CNI_VALUE_WORDS } from './vpc-cni/cni-values';
import { CNI_VARIABLE_WORDS } from './vpc-cni/cni-variables';
import { CNI_VERSION_WORDS } from './vpc-cni/cni-versions';
import { CNI_WITH_IPV6_WORDS } from './vpc-cni/cni-with-ipv6';
import { GENERATION_REFUSAL_WORDS } from './vpc-cni/generation-refusals';
import { LOGICAL_ID_WORDS } from './vpc-cni/logical-ids';
import { MODE_CHANGE_WORDS } from './vpc-cni/mode-changes';
import { RUNNING_CNI_WORDS } from './vpc-cni/running-cnis';
import { UNUSED_SETTING_WORDS } from './vpc-cni/unused-settings';
import { VPC_CNI_SETTING_WORDS } from './vpc-cni/vpc-cni-settings';

/** All wordings, by the file and the name that they have there. */
export const ALL_WORDS: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  'addon-configuration': ADDON_CONFIGURATION_WORDS,
  'addon-order': ADDON_ORDER_WORDS,
  'address-stops': ADDRESS_STOP_WORDS,
  'asked-pod-counts': ASKED_POD_COUNT_WORDS,
  'audited-nodes': AUDITED_NODE_WORDS,
  'audited-subnets': AUDITED_SUBNET_WORDS,
  'audited-vpc-cni': AUDITED_CNI_WORDS,
  'awaited-clusters': AWAITED_CLUSTER_WORDS,
  'block-order': BLOCK_ORDER_WORDS,
  'checks-use': CHECKS_USE_WORDS,
  'cidrs': CIDR_WORDS,
  'cluster-needs': CLUSTER_NEED_WORDS,
  'told-counts': TOLD_POD_WORDS,
  'told-clusters': TOLD_CLUSTER_WORDS,
  'cluster-options': CLUSTER_OPTION_WORDS,
  'plans-of-clusters': CLUSTER_PLAN_WORDS,
  'cluster-pods': CLUSTER_POD_WORDS,
  'cni-roles': CNI_ROLE_WORDS,
  'cni-values': CNI_VALUE_WORDS,
  'cni-variables': CNI_VARIABLE_WORDS,
  'cni-versions': CNI_VERSION_WORDS,
  'cni-with-ipv6': CNI_WITH_IPV6_WORDS,
  'fleet-limits': FLEET_LIMIT_WORDS,
  'forecast': FORECAST_WORDS,
  'forecast-fleets': FORECAST_FLEET_WORDS,
  'forecast-groups': FORECAST_GROUP_WORDS,
  'forecast-places': FORECAST_PLACE_WORDS,
  'forecast-subnets': FORECAST_SUBNET_WORDS,
  'full-nodes': FULL_NODE_WORDS,
  'generation-refusals': GENERATION_REFUSAL_WORDS,
  'mode-changes': MODE_CHANGE_WORDS,
  'documents': DOCUMENT_WORDS,
  'adoptions': ADOPTION_WORDS,
  'logical-ids': LOGICAL_ID_WORDS,
  'running-cnis': RUNNING_CNI_WORDS,
  'forecast-tags': FORECAST_TAG_WORDS,
  'group-pods': GROUP_POD_WORDS,
  'group-types': GROUP_TYPE_WORDS,
  'idle-settings': IDLE_SETTING_WORDS,
  'instance-types': INSTANCE_TYPE_WORDS,
  'ipam-sizes': IPAM_SIZE_WORDS,
  'ipv6-subnets': IPV6_SUBNET_WORDS,
  'auto-mode-nodes': AUTO_MODE_WORDS,
  'joining': JOINING_WORDS,
  'later-user-data': LATER_USER_DATA_WORDS,
  'left-out-subnets': LEFT_OUT_SUBNET_WORDS,
  'node-density': NODE_DENSITY_WORDS,
  'node-images': NODE_IMAGE_WORDS,
  'node-manifests': MANIFEST_WORDS,
  'node-options': NODE_OPTION_WORDS,
  'node-places': NODE_PLACE_WORDS,
  'node-roles': NODE_ROLE_WORDS,
  'nodes-elsewhere': NODES_ELSEWHERE_WORDS,
  'kubelet-flags': KUBELET_FLAG_WORDS,
  'node-settings': NODE_SETTING_WORDS,
  'nodegroup-limits': NODEGROUP_LIMIT_WORDS,
  'nodegroup-options': NODEGROUP_OPTION_WORDS,
  'numbers': NUMBER_WORDS,
  'open-clusters': OPEN_CLUSTER_WORDS,
  'parameter-defaults': PARAMETER_DEFAULT_WORDS,
  'own-images': OWN_IMAGE_WORDS,
  'plan-risks': PLAN_RISK_WORDS,
  'pod-counts': POD_COUNT_WORDS,
  'refused-clusters': CONTROL_PLANE_WORDS,
  'refused-groups': REFUSED_GROUP_WORDS,
  'refused-templates': REFUSED_TEMPLATE_WORDS,
  'reserved-memory': RESERVED_MEMORY_WORDS,
  'pod-egress': POD_EGRESS_WORDS,
  'pod-reach': POD_REACH_WORDS,
  'pod-subnet-sources': POD_SUBNET_WORDS,
  'pool-counts': POOL_COUNT_WORDS,
  'pool-sizes': POOL_SIZE_WORDS,
  'pools': POOL_WORDS,
  'reservations': RESERVATION_WORDS,
  'shared-vpcs': SHARED_VPC_WORDS,
  'scenario': SCENARIO_WORDS,
  'service-addresses': SERVICE_CIDR_WORDS,
  'shapes': SHAPE_WORDS,
  'shortages': SHORTAGE_WORDS,
  'simulation': SIMULATION_WORDS,
  'slot-choices': ZONE_SLOT_WORDS,
  'subnet-purposes': SUBNET_PURPOSE_WORDS,
  'template-addons': TEMPLATE_ADDON_WORDS,
  'template-cidrs': TEMPLATE_CIDR_WORDS,
  'template-groups': TEMPLATE_GROUP_WORDS,
  'template-images': TEMPLATE_IMAGE_WORDS,
  'template-networks': TEMPLATE_NETWORK_WORDS,
  'template-order': TEMPLATE_ORDER_WORDS,
  'unused-settings': UNUSED_SETTING_WORDS,
  'used-addresses': USED_ADDRESS_WORDS,
  'values': VALUE_WORDS,
  'vpc-blocks': VPC_BLOCK_WORDS,
  'vpc-cni-settings': VPC_CNI_SETTING_WORDS,
  'vpc-ranges': VPC_RANGE_WORDS,
  'type-selections': SELECTION_WORDS,
  'warm-targets': WARM_TARGET_WORDS,
  'zones-by-id': ZONE_ID_WORDS,
};
