/** Spellings of one sound in the languages from which names come, as one letter; in this order. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|sch|sh|ch|cz|zh|dzh|dj/g, "s"],
  [/ph|w|f/g, "v"],
  [/kh|gh|ck|q/g, "k"],
  [/h/g, ""],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/x/g, "ks"],
  [/z/g, "s"],
  [/dt|tt|d/g, "t"],
  [/b/g, "p"],
  [/g/g, "k"],
];

/**
 * How a word of a name sounds, roughly: its consonants, with those that are written in many ways as one. Words with the
 * same key may be spellings of one name; they are compared letter by letter afterwards. Takes a folded Latin word.
 */
export function soundKey(word: string): string {
  const plain = sounds.reduce(
    (text, [spelling, letter]) => text.replace(spelling, letter),
    word.replace(/[^a-z]/g, ""),
  );
  const consonants = plain.replace(/[aeiouyj]/g, "").replace(/(.)\1+/g, "$1");
  return consonants === "" ? `${plain.replace(/[jy]/g, "i").slice(0, 1)}*` : consonants;
}
