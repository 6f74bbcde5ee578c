import { limitListFindings } from '../../capacity/argument-findings';
import { Finding } from '../../findings/finding';
import { isObject, memberFindings, structFindings, structListFindings } from '../../findings/struct-findings';
import { FleetForecast } from '../fleets/fleet-forecast';
import { isKnown } from '../fleets/like-types';
import { NodegroupForecast, PodForecastProps } from '../pod-forecast-props';

/** Props of a forecast that cannot be read, to be asked before they are. */
export function forecastShapeFindings(props: PodForecastProps): Finding[] {
  const ofStruct = structFindings('PodForecastProps', props);
  if (props !== undefined && !isObject(props)) return ofStruct;
  const { subnets, nodegroups, fleets, windows, ipAssignment, warmPool } = props ?? {};
  return [
    ...ofStruct,
    ...structListFindings('SubnetForecast', subnets, 'subnets'),
    ...structListFindings('NodegroupForecast', nodegroups, 'nodegroups'),
    ...(Array.isArray(nodegroups)
      ? nodegroups.flatMap((group, index) => typeFindings(group, `nodegroups[${index}]`))
      : []),
    ...(fleets === undefined ? [] : fleetFindings(fleets)),
    ...structFindings('WindowsNetworking', windows, { at: 'windows' }),
    ...(ipAssignment === undefined
      ? []
      : memberFindings('ipAssignment', ipAssignment, 'an IpAssignment', 'usesPrefixes')),
    ...(warmPool === undefined ? [] : memberFindings('warmPool', warmPool, 'a WarmPool', 'environment')),
  ];
}

function fleetFindings(fleets: FleetForecast[]): Finding[] {
  return [
    ...structListFindings('FleetForecast', fleets, 'fleets'),
    ...(Array.isArray(fleets)
      ? fleets.flatMap((fleet, index) => [
        ...typeFindings(fleet, `fleets[${index}]`),
        ...structFindings('FleetLimits', fleet?.limits, { at: `fleets[${index}].limits` }),
      ])
      : []),
  ];
}

function typeFindings(group: NodegroupForecast | FleetForecast | undefined, path: string): Finding[] {
  // A list of a thousand types is asked about once, and not for each mode of a plan.
  if (!isObject(group) || isKnown(group.instanceTypes)) return [];
  return limitListFindings(`${path}.instanceTypes`, group.instanceTypes);
}
