import { locales, type Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { VisitorPage } from "@magic-meetings/contract/visitor-pages/visitor-page.ts";
import { create as createQr } from "qrcode";
import { escapeHtml, ownWords } from "../mail/escape-html.ts";
import { fillSentence } from "../mail/visit-mail-words.ts";
import { momentWords, whenWords } from "../messages/message-words.ts";
import { changeForms } from "./visitor-page-forms.ts";
import { pageFrame } from "./visitor-page-frame.ts";
import { languageNames, visitorPageSentences } from "./visitor-page-sentences.ts";
import type { Writing } from "./visitor-page-writing.ts";

/** The page of a visit as HTML: complete without a script, which only sends what is changed. */
export function visitorPageHtml(page: VisitorPage, { now }: { now: Date }): string {
  const say = visitorPageSentences[page.locale];
  const writing: Writing = {
    page,
    say,
    fill: (sentence, facts) =>
      fillSentence(
        escapeHtml(sentence),
        Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, ownWords(fact)])),
      ),
    at: (moment) => momentWords(moment, page.site.timeZone, page.locale),
    now,
  };
  const title = fillSentence(say.title, { company: page.company });
  return pageFrame({
    locale: page.locale,
    title,
    say,
    main: [
      `<header id="head" data-live><p>${writing.fill(say.greeting, { name: page.visitor.name })}</p><h1>${ownWords(title)}</h1>${stateHtml(writing)}</header>`,
      passHtml(writing),
      factsHtml(writing),
      changeForms(writing),
      languageHtml(writing),
    ].join("\n"),
  });
}

function stateHtml({ page, say, fill, at }: Writing): string {
  const { state, movedFrom, lateUntil, site, locale } = page;
  const isAhead = state === "open" || state === "waiting";
  const notes = [
    ...(movedFrom !== null && isAhead
      ? [fill(say.moved, { before: whenWords({ ...movedFrom, timeZone: site.timeZone }, locale) })]
      : []),
    ...(lateUntil !== null && isAhead ? [fill(say.late, { time: at(lateUntil) })] : []),
    ...(page.isConfirmed && state === "open" ? [escapeHtml(say.confirmed)] : []),
  ];
  return `<p class="state" data-state="${state}"><strong>${escapeHtml(say.state[state])}</strong> ${escapeHtml(say.stateHint[state])}</p>${notes.map((note) => `<p class="note">${note}</p>`).join("")}`;
}

function passHtml({ page, say, fill, at }: Writing): string {
  const { pass } = page;
  if (pass === null) return `<section id="pass" data-live hidden></section>`;
  return `<section id="pass" data-live aria-labelledby="pass-title"><h2 id="pass-title">${escapeHtml(say.pass)}</h2>${qrSvg(pass.qr, say.passPicture)}<p>${fill(say.passHint, { from: at(pass.validFrom), to: at(pass.validTo) })}</p></section>`;
}

const quietZone = 4;

/** Dark on light in every theme: readers do not know inverted codes. */
function qrSvg(text: string, label: string): string {
  const { modules } = createQr(text, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * quietZone;
  let path = "";
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
    }
  }
  return `<svg class="qr" role="img" aria-label="${escapeHtml(label)}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="white"/><path d="${path}" fill="black"/></svg>`;
}

function factsHtml({ page, say, fill }: Writing): string {
  const { site, rooms, host, subject, locale } = page;
  const period = { start: page.start, end: page.end, timeZone: site.timeZone };
  const map = site.mapUrl.startsWith("https://")
    ? `<br><a href="${escapeHtml(site.mapUrl)}" target="_blank" rel="noopener noreferrer">${escapeHtml(say.map)}</a>`
    : "";
  const place = [site.name, site.address].filter((part) => part !== "").join(", ");
  const facts: [string, string][] = [
    [say.when, `${whenHtml(period, page)}<br><span class="small">${fill(say.zone, { zone: zoneName(page) })}</span>`],
    [say.where, `${ownWords(place)}${map}`],
    ...(rooms.length === 0 ? [] : [[say.room, ownWords(rooms.join(" · "))] as [string, string]]),
    ...(subject === "" ? [] : [[say.about, ownWords(subject)] as [string, string]]),
    [
      say.host,
      `${ownWords(host.name)}${host.title === "" ? "" : `<br><span class="small">${ownWords(host.title)}</span>`}<br><a href="mailto:${escapeHtml(encodeURIComponent(host.email).replace("%40", "@"))}">${fill(say.write, { name: host.name })}</a>`,
    ],
  ];
  return `<section id="facts" data-live><dl lang="${locale}">${facts.map(([term, fact]) => `<div><dt>${escapeHtml(term)}</dt><dd>${fact}</dd></div>`).join("")}</dl></section>`;
}

/** With the old time struck out while the visitor may still have it in mind. */
function whenHtml(period: { start: string; end: string; timeZone: string }, page: VisitorPage): string {
  const now = `<strong>${ownWords(whenWords(period, page.locale))}</strong>`;
  if (page.movedFrom === null || page.state === "over") return now;
  const before = whenWords({ ...page.movedFrom, timeZone: period.timeZone }, page.locale);
  return `<s>${ownWords(before)}</s><br>${now}`;
}

/** The zone by its name: whoever comes from far away reads no abbreviations. */
function zoneName({ start, site, locale }: VisitorPage): string {
  const format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    timeZone: site.timeZone,
    timeZoneName: "long",
  });
  return format.formatToParts(new Date(start)).find(({ type }) => type === "timeZoneName")?.value ?? site.timeZone;
}

function languageHtml({ page, say }: Writing): string {
  const link = (locale: Locale) =>
    `<li><a href="?lang=${locale}" lang="${locale}" hreflang="${locale}" data-locale="${locale}"${locale === page.locale ? ' aria-current="true"' : ""}>${languageNames[locale]}</a></li>`;
  return `<nav aria-label="${escapeHtml(say.language)}"><ul class="languages">${locales.map(link).join("")}</ul></nav>`;
}
