import { Change } from './change';
import { ADDRESS_CHANGES } from './rows/addresses';
import { ADOPTION_CHANGES } from './rows/adopting';
import { GROUP_CHANGES } from './rows/groups';
import { MODE_CHANGES } from './rows/modes';
import { NETWORKING_CHANGES } from './rows/networking';
import { SOURCE_CHANGES } from './rows/sources';
import { ZONE_CHANGES } from './rows/zones';

/**
 * Changes to an app, and what each does to what is deployed. The tests hold every claim against the templates; docs/day-two.md is
 * made from the same rows.
 */
export const CHANGES: Readonly<Record<string, Change[]>> = {
  'Zones': ZONE_CHANGES,
  'Node groups': GROUP_CHANGES,
  'Settings, shares and modes': NETWORKING_CHANGES,
  'A change of mode in two deployments': MODE_CHANGES,
  'Clusters that run': ADOPTION_CHANGES,
  'Later generations, discovery and IPAM': SOURCE_CHANGES,
  'Blocks and construct ids': ADDRESS_CHANGES,
};
