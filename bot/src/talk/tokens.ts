// A sentence as the grammar meets it: what was typed, without what only looks like text, in words and numbers.

export type Token =
  /** `typed` keeps the letters that `text` writes in one way. */
  | { kind: "word"; text: string; typed: string }
  | { kind: "number"; text: string; ordinal: boolean }
  | { kind: "time"; hour: number; minute: number }
  | { kind: "date"; day: number; month: number; year: number | undefined }
  | { kind: "question" };

/** Between two numbers: from one to the other. */
export const dash = "–";

/** Nobody asks for something in more than this; what comes after it is not read. */
const longestSentence = 500;

/** Mentions and other tags, invisible characters and case are gone; digits and letters of full width are plain ones. */
function cleaned(text: string): string {
  return text
    .slice(0, 4 * longestSentence)
    .replace(/<at(?: [^<>]*)?>[^<]*<\/at>/gi, " ")
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(?:nbsp|amp|lt|gt|quot);/gi, " ")
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .slice(0, longestSentence)
    .toLowerCase()
    .replace(/\b([ap])\.\s?m\b\.?/g, "$1m");
}

const pattern =
  /(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})|(?<day2>\d{1,2})\/(?<month2>\d{1,2})(?:\/(?<year2>\d{4}|\d{2}))?(?!\d)|(?<day3>\d{1,2})\.(?<month3>\d{1,2})\.(?<year3>\d{4}|\d{2})?(?!\d)|(?<hour>\d{1,2})[:.](?<minute>\d{2})(?!\d)|(?<number>\d+)(?<ordinal>(?:st|nd|rd|th)(?!\p{L})|\.(?=\s*\p{L}))?|(?<word>\p{L}[\p{L}\p{M}'’]*)|(?<sign>@)|(?<dash>(?<=\d\s?)[-–](?=\s?\d))|(?<question>\?)/gu;

/** The words and numbers of a sentence, in its order. Takes a time in proportion to its length, which is bounded. */
export function tokensOf(text: string): Token[] {
  return [...cleaned(text).matchAll(pattern)].flatMap(({ groups = {} }) => tokenOf(groups));
}

function tokenOf(found: Record<string, string | undefined>): Token[] {
  const date = (day: string | undefined, month: string | undefined, year: string | undefined): Token[] => {
    const token = { kind: "date", day: Number(day), month: Number(month), year: fullYear(year) } as const;
    return token.day >= 1 && token.day <= 31 && token.month >= 1 && token.month <= 12 ? [token] : [];
  };
  if (found["year"]) return date(found["day"], found["month"], found["year"]);
  if (found["day2"]) return date(found["day2"], found["month2"], found["year2"]);
  if (found["day3"]) return date(found["day3"], found["month3"], found["year3"]);
  if (found["hour"]) {
    const token = { kind: "time", hour: Number(found["hour"]), minute: Number(found["minute"]) } as const;
    if (token.hour <= 24 && token.minute <= 59) return [token];
    return date(found["hour"], found["minute"], undefined);
  }
  if (found["number"]) return [{ kind: "number", text: found["number"], ordinal: found["ordinal"] !== undefined }];
  const word = found["word"] ?? found["sign"] ?? (found["dash"] && dash);
  if (word) return [{ kind: "word", text: folded(word), typed: plain(word) }];
  return [{ kind: "question" }];
}

function fullYear(year: string | undefined): number | undefined {
  if (year === undefined) return undefined;
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

/** A word without what people leave out or write differently: accents, `ø` or `oe`, apostrophes. */
export function folded(word: string): string {
  return plain(word).replace(/oe|ae|aa/g, (pair) => (pair === "oe" ? "o" : pair === "ae" ? "e" : "a"));
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}'’]/gu, "")
    .replaceAll("ø", "o")
    .replaceAll("æ", "e")
    .replaceAll("ß", "ss");
}

/** The folded words of a name or a title. */
export function wordsIn(text: string): string[] {
  return tokensOf(text).flatMap((token) => (token.kind === "word" ? [token.text] : []));
}

/** One letter more, less, other, or two changed places. */
export function isOneLetterOff(typed: string, meant: string): boolean {
  const [a, b] = typed.length <= meant.length ? [typed, meant] : [meant, typed];
  if (b.length - a.length > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1);
  if (a.slice(start + 1) === b.slice(start + 1)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2);
}
