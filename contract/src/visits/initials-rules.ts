/** What of a name is shown to people who have no need of it: "A. B.", the first letter of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.normalize("NFC").trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return ends.map((word) => firstLetter(word ?? "")).join(" ");
}

/** One letter as people see it, with its marks; directional marks are none. */
function firstLetter(word: string): string {
  const plain = word.replace(/[\p{Cf}\p{Cc}\p{P}\p{S}]/gu, "");
  const [first = "?"] = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(plain)].map(
    ({ segment }) => segment,
  );
  return `${first.toUpperCase()}.`;
}
