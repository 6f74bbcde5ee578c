import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, Dependable, IConstruct } from 'constructs';
import { findingOf } from '../../findings/catalogue';
import { PropChecks } from '../../validation/prop-checks';
import { IPodSubnets } from '../pod-subnets-props';
import { PrefixReservation } from '../prefix-reservation';

/**
 * Subnets that were made elsewhere, as pod subnets. Whoever waits for them waits for the subnets, with their routes, and for the
 * space that is reserved in them, as these are when dependencies are resolved.
 */
export class GivenPodSubnets extends Construct implements IPodSubnets {
  /** The zones of the subnets. */
  public readonly availabilityZones: string[];

  /** The subnets. */
  public readonly subnets: ec2.ISubnet[];

  constructor(scope: Construct, id: string, subnets: ec2.ISubnet[]) {
    super(scope, id);
    const checks = new PropChecks(this);
    this.subnets = [...subnets];
    this.availabilityZones = subnets.map((subnet) => subnet.availabilityZone);
    if (subnets.length === 0) checks.add(findingOf('zone-slot', 'subnets', "'subnets' is empty; give one pod subnet for each zone of the nodes"));
    this.availabilityZones.forEach((zone, index, zones) => {
      if (zones.indexOf(zone) < index) {
        checks.add(findingOf('zone-slot', zone, `'subnets' holds two subnets in zone '${zone}'; an ENIConfig names one subnet a zone, so give one`));
      }
    });
    checks.deliver();
    const roots = () => [this, ...subnets, ...this.reservations()];
    Dependable.implement(this, { get dependencyRoots(): IConstruct[] { return roots(); } });
  }

  private reservations(): PrefixReservation[] {
    return this.subnets.flatMap((subnet) => PrefixReservation._in(this.node.root, subnet));
  }
}
