import { ADDON_CONFIGURATION_WORDS } from './addon-configuration';
import { ADDON_ORDER_WORDS } from './addon-order';
import { CIDR_WORDS } from './cidrs';
import { CNI_ROLE_WORDS } from './cni-roles';
import { CNI_VARIABLE_WORDS } from './cni-variables';
import { CNI_VERSION_WORDS } from './cni-versions';
import { CNI_WITH_IPV6_WORDS } from './cni-with-ipv6';
import { INSTANCE_TYPE_WORDS } from './instance-types';
import { NODE_OPTION_WORDS } from './node-options';
import { NUMBER_WORDS } from './numbers';
import { POD_COUNT_WORDS } from './pod-counts';
import { POD_GENERATION_WORDS } from './pod-generations';
import { USED_ADDRESS_WORDS } from './used-addresses';
import { VALUE_WORDS } from './values';
import { VPC_BLOCK_WORDS } from './vpc-blocks';
import { VPC_CNI_SETTING_WORDS } from './vpc-cni-settings';
import { WARM_TARGET_WORDS } from './warm-targets';
import { Wording } from '../wording';

/** All wordings, by the file and the name that they have there. */
export const ALL_WORDS: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  'addon-configuration': ADDON_CONFIGURATION_WORDS,
  'addon-order': ADDON_ORDER_WORDS,
  'cidrs': CIDR_WORDS,
  'cni-roles': CNI_ROLE_WORDS,
  'cni-variables': CNI_VARIABLE_WORDS,
  'cni-versions': CNI_VERSION_WORDS,
  'cni-with-ipv6': CNI_WITH_IPV6_WORDS,
  'instance-types': INSTANCE_TYPE_WORDS,
  'node-options': NODE_OPTION_WORDS,
  'numbers': NUMBER_WORDS,
  'pod-counts': POD_COUNT_WORDS,
  'pod-generations': POD_GENERATION_WORDS,
  'used-addresses': USED_ADDRESS_WORDS,
  'values': VALUE_WORDS,
  'vpc-blocks': VPC_BLOCK_WORDS,
  'vpc-cni-settings': VPC_CNI_SETTING_WORDS,
  'warm-targets': WARM_TARGET_WORDS,
};
