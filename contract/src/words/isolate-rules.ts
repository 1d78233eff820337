/** Scripts that are read from the right, and the characters that turn what stands around them. */
const turnsTheLine = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** What somebody is called, for a sentence of plain text: it keeps its direction and leaves the sentence its own. */
export function isolated(name: string): string {
  return turnsTheLine.test(name) ? `\u2068${name}\u2069` : name;
}
