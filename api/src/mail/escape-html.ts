const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML that shows it, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Somebody's own words: they keep their direction and leave that of what stands around them. */
export function ownWords(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

/** One line of text: line ends and other characters that show nothing become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
