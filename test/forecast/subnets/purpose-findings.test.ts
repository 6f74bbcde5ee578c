import { FleetForecast, FleetNetworking, PodForecast, PodForecastProps, SubnetPurpose } from '../../../src/forecast';
import { forecastPurposes, purposeFindings } from '../../../src/forecast/subnets/purpose-findings';
import { fleetForecast, fleetOf } from '../../private/fleet-fixtures';
import { groupOf } from '../../private/forecast-fixtures';
import { factsNamed, statementsOf } from '../../private/statements';

/** One subnet in zone a that is for nodes and for pods. */
const BOTH = [{ name: 'both', zone: 'eu-west-1a', cidr: '10.0.0.0/18', purpose: SubnetPurpose.NODES, servesPods: true }];
const IN_BOTH = { subnets: ['both'], podSubnets: ['both'] };

const byOf = (props: Partial<PodForecastProps>): unknown[] => {
  const forecast: PodForecast = fleetForecast([], { subnets: BOTH, nodegroups: [], ...props });
  return factsNamed(forecastPurposes(forecast), 'subnet-of-two-purposes').map(({ by }) => by);
};
const fleet = (networking: FleetNetworking): FleetForecast => fleetOf({ name: `fleet-${networking}`, networking, ...IN_BOTH });
const group = groupOf({ name: 'group', subnets: ['both'] });

test.each<[string, Partial<PodForecastProps>, string]>([
  ['node groups with custom networking', { nodegroups: [group] }, 'eni-configs'],
  ['a fleet of the VPC CNI', { fleets: [fleet(FleetNetworking.VPC_CNI)] }, 'eni-configs'],
  ['nodes that find it by its tag', { nodegroups: [group], subnetDiscovery: true }, 'tag'],
  ['a fleet of Auto Mode', { fleets: [fleet(FleetNetworking.AUTO_MODE)] }, 'node-class'],
  ['both kinds of nodes', { nodegroups: [group], fleets: [fleet(FleetNetworking.AUTO_MODE)] }, 'nothing'],
  ['no nodes', {}, 'nothing'],
])('a subnet of nodes and pods of %s is given by %s', (_, props, by) => {
  expect(byOf(props)).toEqual([by]);
});

test('nothing is said of a subnet of one purpose', () => {
  const uses = { name: 'one', by: 'eni-configs' } as const;

  expect(purposeFindings({ ...uses, pods: false, nodes: true, controlPlane: true })).toEqual([]);
  expect(purposeFindings({ ...uses, pods: true, nodes: false, controlPlane: false })).toEqual([]);
  expect(statementsOf(purposeFindings({ ...uses, pods: true, nodes: true, controlPlane: true }))).toHaveLength(2);
});
