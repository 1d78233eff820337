import { inPartOfDay, isDash, timeAt, wholeTimeAt, type FoundTime, type Spoken } from "./find-time.ts";
import type { Lexicon } from "./meanings.ts";
import { meansAt, take, type Item } from "./read-sentence.ts";

/** Behind these stands where something begins, in either language. */
const openings: ReadonlySet<string> = new Set(["from", "fra"]);

/**
 * `from 10 to 12`, `mellem 10 og 12`, `10:00–12:00`: the time at which it begins. Its end fills no slot, because what is
 * ordered is there at a moment and a meeting has an end of its own; but it is no count and no second time either.
 */
export function findRange(items: Item[], lexicon: Lexicon): FoundTime | undefined {
  for (let at = 0; at < items.length; at += 1) {
    const found = rangeAt(items, at, lexicon);
    if (found === undefined) continue;
    take(items, meansAt(items, at - 1, "between", "at") ? at - 1 : at, found.end);
    return inPartOfDay(found.from, items);
  }
  return undefined;
}

function rangeAt(items: readonly Item[], at: number, lexicon: Lexicon): { from: Spoken; end: number } | undefined {
  const before = isOpening(items[at - 2]) && meansAt(items, at - 1, "at") ? at - 2 : at - 1;
  const isOpened = isOpening(items[before]) || meansAt(items, at - 1, "between") !== undefined;
  const isDashed = isDash(items[at + 1]) && !meansAt(items, at - 1, "for");
  if (items[at]?.token.kind !== "time" && !isOpened && !isDashed) return undefined;
  const reads = [() => wholeTimeAt(items, at, lexicon), () => timeAt(items, at, lexicon, true)];
  for (const read of reads) {
    const from = read();
    const end = from && endOf(items, at + from.length, isOpened, lexicon);
    if (from !== undefined && end !== undefined) return { from, end };
  }
  return undefined;
}

function endOf(items: readonly Item[], at: number, isOpened: boolean, lexicon: Lexicon): number | undefined {
  const isJoined = isOpened ? meansAt(items, at, "to", "for", "filler") : meansAt(items, at, "to");
  if (!isJoined) return undefined;
  const until = meansAt(items, at + 1, "at") ? at + 2 : at + 1;
  const time = wholeTimeAt(items, until, lexicon) ?? timeAt(items, until, lexicon, true);
  return time === undefined ? undefined : until + time.length - 1;
}

function isOpening(item: Item | undefined): boolean {
  return item?.token.kind === "word" && !item.isUsed && openings.has(item.token.text);
}
