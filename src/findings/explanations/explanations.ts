import { ADDRESS_EXPLANATIONS } from './address-explanations';
import { AUDIT_EXPLANATIONS } from './audit-explanations';
import { CAPACITY_EXPLANATIONS } from './capacity-explanations';
import { CHECK_EXPLANATIONS } from './check-explanations';
import { CLUSTER_EXPLANATIONS } from './cluster-explanations';
import { COMPUTE_EXPLANATIONS } from './compute-explanations';
import { Explanation } from './explanation';
import { PLANNING_EXPLANATIONS } from './planning-explanations';
import { VALUE_EXPLANATIONS } from './value-explanations';
import { FindingName } from '../entries/entries';

/** What the catalogue explains of each id. Nothing loads it but who asks for it. */
export const EXPLANATIONS: Readonly<Record<FindingName, Explanation>> = {
  ...ADDRESS_EXPLANATIONS,
  ...AUDIT_EXPLANATIONS,
  ...CAPACITY_EXPLANATIONS,
  ...CHECK_EXPLANATIONS,
  ...CLUSTER_EXPLANATIONS,
  ...COMPUTE_EXPLANATIONS,
  ...PLANNING_EXPLANATIONS,
  ...VALUE_EXPLANATIONS,
};
