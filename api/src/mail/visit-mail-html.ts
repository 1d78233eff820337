import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { escapeHtml, ownWords } from "./escape-html.ts";
import { mailPage, subtle } from "./mail-page.ts";
import type { VisitMailContent, VisitMailRow } from "./visit-mail-facts.ts";

/** What the HTML calls the picture of the pass's code. */
export const passPicture = "pass@magic-meetings";

/** The mail as HTML. */
export function visitMailHtml(content: VisitMailContent, { locale }: { locale: Locale }): string {
  const { subject, greeting, lead, rows, pass, page, rules, notes, words } = content;
  const body = `<tr><td style="padding:24px 24px 0 24px">
<p style="margin:0 0 8px 0">${ownWords(greeting)},</p>
<h1 style="margin:0 0 16px 0;font-size:20px;line-height:1.3;font-weight:600">${ownWords(lead)}</h1>
</td></tr>
<tr><td style="padding:0 24px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
${rows.map((row) => rowHtml(row, words.before)).join("\n")}
</table>
</td></tr>
${pass === null ? "" : passHtml(pass)}
${rules === null ? "" : `<tr><td style="padding:16px 24px 0 24px"><p style="margin:0;font-weight:600">${escapeHtml(rules)}</p></td></tr>`}
${page === null ? "" : pageHtml(page)}
<tr><td style="padding:24px;${subtle};font-size:13px">
${notes.map((note) => `<p style="margin:0 0 8px 0">${ownWords(note)}</p>`).join("\n")}
</td></tr>`;
  return mailPage({ locale, subject, rows: body });
}

function rowHtml({ label, now, before, note, link }: VisitMailRow, beforeWord: string): string {
  const lines = [
    ...(before === undefined
      ? []
      : [`<span style="${subtle}">${escapeHtml(beforeWord)}: <s>${ownWords(before)}</s></span>`]),
    `<strong style="font-weight:600">${ownWords(now)}</strong>`,
    ...(note === undefined ? [] : [`<span style="${subtle};font-size:13px">${ownWords(note)}</span>`]),
    ...(link === undefined
      ? []
      : [`<a href="${escapeHtml(link.url)}" style="color:#0f548c">${escapeHtml(link.text)}</a>`]),
  ];
  return `<tr><th scope="row" align="left" valign="top" style="padding:6px 16px 6px 0;${subtle};font-weight:400;white-space:nowrap">${escapeHtml(label)}</th><td valign="top" style="padding:6px 0;overflow-wrap:anywhere">${lines.join("<br>")}</td></tr>`;
}

function passHtml({ title, hint }: NonNullable<VisitMailContent["pass"]>): string {
  return `<tr><td align="center" style="padding:24px 24px 0 24px">
<h2 style="margin:0 0 8px 0;font-size:16px;font-weight:600">${escapeHtml(title)}</h2>
<img src="cid:${passPicture}" width="240" height="240" alt="${escapeHtml(title)}" style="display:block;border:0">
<p style="margin:8px 0 0 0;${subtle};font-size:13px">${escapeHtml(hint)}</p>
</td></tr>`;
}

function pageHtml({ title, hint, url }: NonNullable<VisitMailContent["page"]>): string {
  return `<tr><td align="center" style="padding:24px 24px 0 24px">
<a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 24px;background:#0f548c;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:600">${escapeHtml(title)}</a>
<p style="margin:12px 0 0 0;${subtle};font-size:13px">${escapeHtml(hint)}</p>
</td></tr>`;
}
