import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { escapeHtml, oneLine, ownWords } from "../mail/escape-html.ts";
import { mailPage, subtle } from "../mail/mail-page.ts";
import { cardMailWords } from "./card-mail-words.ts";

/** Something that a mail tells: a message's words and where the thing is. */
export interface MailedLine extends RenderedText {
  url: string;
}

export interface MailedCards {
  locale: Locale;
  company: string;
  /** One: a message of its own; several: a digest. */
  lines: readonly MailedLine[];
  isDigest: boolean;
  /** Lines that found no room. */
  more: number;
  settingsUrl: string;
  unsubscribeUrl: string | null;
}

export interface WrittenMail {
  subject: string;
  text: string;
  html: string;
}

const longestSubject = 150;

/** The mail to a colleague who is not told in chat: the words of the cards, each with its way into the product; pure. */
export function writeCardMail(mail: MailedCards): WrittenMail {
  const words = cardMailWords[mail.locale];
  const [first] = mail.lines;
  const title = oneLine(mail.isDigest ? words.digest : (first?.title ?? words.digest));
  const subject = [...title].slice(0, longestSubject).join("");
  return { subject, text: writeText(mail), html: writeHtml(mail, subject) };
}

function writeText(mail: MailedCards): string {
  const { locale, lines, isDigest, settingsUrl, unsubscribeUrl } = mail;
  const words = cardMailWords[locale];
  const parts = [
    ...(isDigest ? [words.digestLead] : []),
    ...lines.map(({ title, summary, url }) =>
      [oneLine(title), oneLine(summary), `${words.open}: ${url}`].filter((line) => line !== "").join("\n"),
    ),
    ...moreOf(mail),
    [
      words.why.replace("{company}", oneLine(mail.company)),
      `${words.settings}: ${settingsUrl}`,
      ...(unsubscribeUrl === null ? [] : [`${words.unsubscribe}: ${unsubscribeUrl}`]),
    ].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function writeHtml(mail: MailedCards, subject: string): string {
  const { locale, lines, isDigest, settingsUrl, unsubscribeUrl } = mail;
  const words = cardMailWords[locale];
  const links = [
    linkTo(settingsUrl, words.settings),
    ...(unsubscribeUrl === null ? [] : [linkTo(unsubscribeUrl, words.unsubscribe)]),
  ];
  const why = escapeHtml(words.why).replace("{company}", ownWords(oneLine(mail.company)));
  const rows = `${isDigest ? `<tr><td style="padding:24px 24px 0 24px"><h1 style="margin:0;font-size:20px;line-height:1.3;font-weight:600">${escapeHtml(words.digest)}</h1><p style="margin:8px 0 0 0">${escapeHtml(words.digestLead)}</p></td></tr>` : ""}
${lines.map((line) => lineHtml(line, words.open, isDigest ? "h2" : "h1")).join("\n")}
${moreOf(mail)
  .map((more) => `<tr><td style="padding:16px 24px 0 24px">${escapeHtml(more)}</td></tr>`)
  .join("")}
<tr><td style="padding:24px;${subtle};font-size:13px">
<p style="margin:0 0 8px 0">${why}</p>
<p style="margin:0">${links.join(" · ")}</p>
</td></tr>`;
  return mailPage({ locale, subject, rows });
}

function lineHtml({ title, summary, url }: MailedLine, open: string, tag: "h1" | "h2"): string {
  const size = tag === "h1" ? "20px" : "16px";
  return `<tr><td style="padding:24px 24px 0 24px;overflow-wrap:anywhere">
<${tag} style="margin:0 0 4px 0;font-size:${size};line-height:1.3;font-weight:600">${ownWords(oneLine(title))}</${tag}>
${summary === "" ? "" : `<p style="margin:0 0 12px 0">${ownWords(oneLine(summary))}</p>`}
<a href="${escapeHtml(url)}" style="color:#0f548c">${escapeHtml(open)}</a>
</td></tr>`;
}

function linkTo(url: string, words: string): string {
  return `<a href="${escapeHtml(url)}" style="color:#0f548c">${escapeHtml(words)}</a>`;
}

function moreOf({ locale, more }: MailedCards): string[] {
  if (more === 0) return [];
  return [cardMailWords[locale].more.replace("{count}", new Intl.NumberFormat(locale).format(more))];
}
