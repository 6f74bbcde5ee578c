import { SubnetDemand } from '../../forecast/subnets/subnet-supply';

/** What is taken from a subnet, and by how many nodes. */
export interface StageDemand extends SubnetDemand {
  readonly nodes: number;
}
