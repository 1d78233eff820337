/** Latin letters that are no letter with a mark on it. */
const letters: Record<string, string> = {
  ø: "o",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
};

/**
 * A name as it is compared: lower case, without marks, one space between words. Other scripts stay as they are; the
 * server writes them in Latin letters beside it.
 */
export function foldName(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øæœßłđðþıħ]/g, (letter) => letters[letter] ?? letter)
    .replace(/\s+/g, " ")
    .replace(/[\p{Cf}\p{Cc}]/gu, "")
    .trim();
}
