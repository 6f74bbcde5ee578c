import { FleetBasis } from '../../forecast/fleets/fleet-parts';
import { PodForecast } from '../../forecast/pod-forecast';

const LIKELY = new WeakMap<PodForecast, PodForecast>();

/** The forecast with each fleet as is likely: itself where it has none. */
export function likelyForecast(forecast: PodForecast): PodForecast {
  if (forecast._fleets.every(({ basis }) => basis === FleetBasis.LIKELY)) return forecast;
  const known = LIKELY.get(forecast);
  if (known !== undefined) return known;
  const likely = forecast._withFleets(forecast._fleets.map((fleet) => fleet.likely));
  LIKELY.set(forecast, likely);
  return likely;
}

/** A forecast with its fleets as another one of the same cluster counts them. */
export function countedLike(forecast: PodForecast, other: PodForecast): PodForecast {
  return other._fleets.some(({ basis }) => basis === FleetBasis.LIKELY) ? likelyForecast(forecast) : forecast;
}
