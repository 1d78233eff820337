import { escapeHtml } from "../mail/escape-html.ts";
import { momentWords } from "../messages/message-words.ts";
import type { Writing } from "./visitor-page-writing.ts";

/** What the visitor may do on her page, as far as it is of use now. */
export function changeForms(writing: Writing): string {
  const { state } = writing.page;
  const isAhead = state === "open" || state === "waiting";
  const noScript = `<noscript><p class="note">${escapeHtml(writing.say.noScript)}</p></noscript>`;
  return [
    noScript,
    ...(state === "open" ? [confirmForm(writing), lateForm(writing)] : []),
    ...(isAhead || state === "inside" ? [houseRules(writing)] : []),
    ...(isAhead ? [detailsForm(writing)] : []),
    privacy(writing),
  ].join("\n");
}

function confirmForm({ page, say }: Writing): string {
  if (page.isConfirmed) return `<section id="confirm" data-live hidden></section>`;
  return `<section id="confirm" data-live><form data-action="confirm" data-done="${escapeHtml(say.told)}"><button class="main">${escapeHtml(say.confirm)}</button></form></section>`;
}

const stepMinutes = 15;
const mostTimes = 40;

/** Every quarter of an hour that is still to come, until the visit is over. */
export function lateTimes({ start, end }: { start: string; end: string }, now: Date): Date[] {
  const step = stepMinutes * 60_000;
  const first = Math.floor(Math.max(Date.parse(start), now.getTime()) / step) * step + step;
  const times: Date[] = [];
  for (let at = first; at < Date.parse(end) && times.length < mostTimes; at += step) times.push(new Date(at));
  return times;
}

function lateForm({ page, say, now }: Writing): string {
  const times = lateTimes(page, now);
  if (times.length === 0) return "";
  const { timeZone } = page.site;
  const time = new Intl.DateTimeFormat(page.locale === "en" ? "en-GB" : page.locale, { timeStyle: "short", timeZone });
  const isOneDay = page.start.slice(0, 10) === page.end.slice(0, 10);
  const name = (at: Date) => (isOneDay ? time.format(at) : momentWords(at.toISOString(), timeZone, page.locale));
  const options = times.map((at) => {
    const iso = at.toISOString();
    return `<option value="${iso}"${page.lateUntil === iso ? " selected" : ""}>${escapeHtml(name(at))}</option>`;
  });
  return `<section><h2>${escapeHtml(say.lateTitle)}</h2><form data-action="late" data-done="${escapeHtml(say.told)}"><label>${escapeHtml(say.lateLabel)} <select name="expectedAt">${options.join("")}</select></label><button>${escapeHtml(say.lateButton)}</button></form></section>`;
}

function detailsForm({ page, say }: Writing): string {
  const { needs, visitor } = page;
  const box = (name: "parking" | "wheelchair" | "wifi") =>
    `<label class="box"><input type="checkbox" name="${name}"${needs[name] ? " checked" : ""}> ${escapeHtml(say[name])}</label>`;
  return `<section><h2>${escapeHtml(say.detailsTitle)}</h2><form data-action="details" data-done="${escapeHtml(say.done)}">
<label>${escapeHtml(say.phone)} <input type="tel" name="phone" maxlength="40" autocomplete="tel" value="${escapeHtml(visitor.phone)}"></label>
${box("parking")}
<label>${escapeHtml(say.plate)} <input name="plate" maxlength="20" autocomplete="off" autocapitalize="characters" value="${escapeHtml(needs.plate)}"></label>
${box("wheelchair")}
${box("wifi")}
<button>${escapeHtml(say.save)}</button></form></section>`;
}

function houseRules({ page, say, fill, at }: Writing): string {
  const rules = page.houseRules;
  if (rules === null) return `<section id="rules" data-live hidden></section>`;
  const document = `<div lang="${rules.locale}" dir="auto">${paragraphsOf(rules.document)}</div>`;
  const title = `<h2>${escapeHtml(say.rulesTitle)}</h2>`;
  if (rules.acceptedAt !== null) {
    const accepted = fill(say.rulesAccepted, { number: String(rules.number), date: at(rules.acceptedAt) });
    return `<section id="rules" data-live>${title}<p>${accepted}</p><details><summary>${escapeHtml(say.rulesTitle)}</summary>${document}</details></section>`;
  }
  return `<section id="rules" data-live>${title}${document}<form data-action="house-rules" data-done="${escapeHtml(say.done)}"><input type="hidden" name="number" value="${rules.number}"><input type="hidden" name="locale" value="${rules.locale}"><button>${escapeHtml(say.rulesAccept)}</button></form></section>`;
}

/** Erasing cannot be taken back, so it takes two steps. */
function privacy({ page, say, fill }: Writing): string {
  const { purpose, retentionDays, consent } = page.privacy;
  const why = purpose === "" ? escapeHtml(say.privacyPurpose) : escapeHtml(purpose);
  const days = fill(say.privacyDays, { days: new Intl.NumberFormat(page.locale).format(retentionDays) });
  return `<section><h2>${escapeHtml(say.privacyTitle)}</h2><p dir="auto">${why}</p><p>${days}</p>${consent === null ? "" : `<div lang="${consent.locale}" dir="auto">${paragraphsOf(consent.content)}</div>`}<details><summary>${escapeHtml(say.eraseTitle)}</summary><p>${escapeHtml(say.eraseHint)}</p><form data-action="erase" data-done="${escapeHtml(say.erased)}"><button>${escapeHtml(say.eraseButton)}</button></form></details></section>`;
}

function paragraphsOf(text: string): string {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((part) => `<p>${escapeHtml(part.trim()).replace(/\r?\n/g, "<br>")}</p>`)
    .join("");
}
