import { ADDRESS_ENTRIES } from './address-entries';
import { AUDIT_ENTRIES } from './audit-entries';
import { CAPACITY_ENTRIES } from './capacity-entries';
import { CHECK_ENTRIES } from './check-entries';
import { CLUSTER_ENTRIES } from './cluster-entries';
import { COMPUTE_ENTRIES } from './compute-entries';
import { PLANNING_ENTRIES } from './planning-entries';
import { VALUE_ENTRIES } from './value-entries';

/**
 * The one catalogue: what each finding is called, how much it matters and how it is delivered.
 */
export const ENTRIES = {
  ...VALUE_ENTRIES,
  ...ADDRESS_ENTRIES,
  ...CAPACITY_ENTRIES,
  ...COMPUTE_ENTRIES,
  ...PLANNING_ENTRIES,
  ...CLUSTER_ENTRIES,
  ...CHECK_ENTRIES,
  ...AUDIT_ENTRIES,
};

/** The last part of a finding id. */
export type FindingName = keyof typeof ENTRIES;
