import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { ZONE_SLOT_WORDS as WORDS } from '../../findings/words/network/slot-choices';
import { keysInOrder } from '../../templates/key-order';
import { valueUnder } from '../../validation/attribute';

/** A zone of a Region by name, as in eu-west-1a; Local Zones and Wavelength Zones have another form. */
const ZONE_NAME = /^(?:dummy|[a-z]{2,}(?:-[a-z]+)+-)\d+([a-z])$/;

/** Slots of zones that have a block each: one for each letter. */
export const LETTERS = 26;

/** How many slots a block may be cut into. */
export const SLOT_COUNTS = [2, 4, 8];

/** The slot of each zone, in the order of the zones, and what there is to say of them. */
export interface ZoneSlots {
  readonly slots: number[];
  readonly findings: Finding[];
}

/** The zones of a map, in one order; where one is a token in that of the map, for then its slot is its place. */
export function zonesOf(map: object): string[] {
  const zones = Object.keys(map);
  return zones.some((zone) => Token.isUnresolved(zone)) ? zones : keysInOrder(map);
}

/**
 * The slot of each zone: it follows from the zone's name (a 0, b 1, c 2 ...), never from its place in the list, so that
 * zones can come in any order. A zone that is a token takes its place in the list.
 *
 * @param zones the zones that get pod subnets
 * @param count how many slots the block has
 * @param pinned slots that the user gave, by zone
 */
export function zoneSlots(
  zones: readonly string[],
  count: number,
  pinned: Readonly<Record<string, number>>,
): ZoneSlots {
  const findings: Finding[] = [];
  const slots = zones.map(
    (zone, index) => valueUnder(pinned, zone) ?? (Token.isUnresolved(zone) ? index : letterSlot(zone)),
  );
  const free =
    SLOT_COUNTS.includes(count) || count === LETTERS
      ? [...Array(count).keys()].filter((slot) => !slots.includes(slot))
      : [];

  zones.forEach((zone, index) => {
    const subject = about.zone(zone);
    const wayOut = { zone, free: pinFor(zone, free), count };
    const slot = slots[index];
    const first = zones.indexOf(zone);
    const rival = zones.findIndex((_, other) => other < index && slots[other] === slot);
    if (first < index) {
      findings.push(findingOf(WORDS.zoneTwice, subject, { zone }));
    } else if (slot === undefined) {
      findings.push(findingOf(WORDS.withoutLetter, subject, wayOut));
    } else if (!Number.isInteger(slot) || slot < 0 || slot >= count) {
      findings.push(findingOf(WORDS.beyondSlots, subject, { ...wayOut, slot }));
    } else if (rival >= 0) {
      findings.push(findingOf(WORDS.slotTaken, subject, { ...wayOut, rival: zones[rival], slot }));
    }
  });
  if (
    findings.length === 0
    && zones.some((zone) => Token.isUnresolved(zone) && valueUnder(pinned, zone) === undefined)
  ) {
    findings.push(findingOf(WORDS.zonesUnresolved, about.prop('availabilityZones'), {}));
  }
  return { slots: slots.map((slot) => slot ?? 0), findings };
}

function letterSlot(zone: string): number | undefined {
  const letter = ZONE_NAME.exec(zone)?.[1];
  return letter === undefined ? undefined : letter.charCodeAt(0) - 'a'.charCodeAt(0);
}

/** The slot of its own letter, or the last free one, which is the least likely to be that of a zone still to come. */
function pinFor(zone: string, free: readonly number[]): number | undefined {
  return free.find((slot) => slot === letterSlot(zone)) ?? free[free.length - 1];
}
