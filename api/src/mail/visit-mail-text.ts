import type { VisitMailContent, VisitMailRow } from "./visit-mail-facts.ts";

/** The mail for those who read no HTML: everything is in it but the picture of the code, which is on the page. */
export function visitMailText(content: VisitMailContent): string {
  const { greeting, lead, rows, pass, page, rules, notes, words } = content;
  const parts = [
    `${greeting},`,
    lead,
    rows.flatMap((row) => rowLines(row, words.before)).join("\n"),
    ...(pass === null ? [] : [`${pass.title}\n${pass.hint}`]),
    ...(rules === null ? [] : [rules]),
    ...(page === null ? [] : [`${page.title}: ${page.url}\n${page.hint}`]),
    notes.join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function rowLines({ label, now, before, note, link }: VisitMailRow, beforeWord: string): string[] {
  return [
    `${label}: ${now}`,
    ...(before === undefined ? [] : [`${beforeWord}: ${before}`]),
    ...(note === undefined ? [] : [note]),
    ...(link === undefined ? [] : [`${link.text}: ${link.url}`]),
  ];
}
