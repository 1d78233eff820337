import { IANAZone, type Zone } from "luxon";

/** Clocks are changed on a quarter of an hour, so within one the offset stays. */
const quarter = 15 * 60_000;
const mostRemembered = 20_000;

/** A time zone that asks for an offset once: `Intl` is slow to ask, and an order's lines ask for the same few moments. */
class RememberedZone extends IANAZone {
  readonly #offsets = new Map<number, number>();

  override offset(at: number): number {
    const key = Math.floor(at / quarter);
    const known = this.#offsets.get(key);
    if (known !== undefined) return known;
    const offset = super.offset(at);
    if (this.#offsets.size >= mostRemembered) this.#offsets.clear();
    this.#offsets.set(key, offset);
    return offset;
  }
}

const zones = new Map<string, Zone>();

/** The zone of a name, one object for all who ask; an unknown name is an invalid zone, as luxon has it. */
export function rememberedZone(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new RememberedZone(name);
  if (zone.isValid) zones.set(name, zone);
  return zone;
}
