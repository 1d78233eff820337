import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Colour } from "../cards/card-elements.ts";
import { heading, row, text, tight } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import {
  formatDate,
  formatList,
  formatMoment,
  formatMoney,
  formatPercent,
  formatTime,
  formatZone,
} from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";
import { isMissing } from "./meeting-card-state.ts";

/** How much of long lists is shown: the rest is counted. */
export interface Detail {
  rooms: number;
  orders: number;
  lines: number;
  vendors: number;
}

/** `Tue 24 Nov 2026, 10:00–12:00 (Central European Time)`, in the meeting's zone. */
export function whenSentence({ start, end, timeZone }: Meeting, words: Words): string {
  const { language } = words;
  const zone = formatZone(start, timeZone, language);
  const times = { start: formatTime(start, timeZone, language), end: formatTime(end, timeZone, language), zone };
  const startDate = formatDate(start, timeZone, language);
  const endDate = formatDate(end, timeZone, language);
  if (startDate === endDate) return words.say("card.period", { ...times, date: startDate });
  return words.say("card.periodOverDays", { ...times, startDate, endDate });
}

export function orderSections({ meeting }: MeetingCardView, words: Words, detail: Detail): CardJson[] {
  if (meeting.serviceOrders.length === 0) return [text(words.say("card.noOrders"), { subtle: true })];
  const shown = meeting.serviceOrders.slice(0, detail.orders);
  const sections = shown.flatMap((order) => orderSection(order, meeting, words, detail.lines));
  return [...sections, ...more(words, "card.moreOrders", meeting.serviceOrders.length - shown.length)];
}

function orderSection(order: ServiceOrder, meeting: Meeting, words: Words, lines: number): CardJson[] {
  const timeZone = zoneOf(order, meeting);
  const title = row(
    [text(words.say("card.order", { number: String(order.number) }), { bold: true })],
    text(words.say(`order.${order.status}`), { colour: colours[order.status], right: true }),
  );
  const shown = order.lines.slice(0, lines).map((line) => lineRow(line, timeZone, meeting, words));
  const about = [
    ...(order.onBehalf ? [text(words.say("card.onBehalf", order.onBehalf), { subtle: true })] : []),
    ...(order.deliverTo ? [text(words.say("card.deliverTo", { place: order.deliverTo }), { subtle: true })] : []),
    ...(order.accountSplit.length > 0 ? [text(accountSentence(order, words), { subtle: true })] : []),
  ];
  return [
    { ...title, separator: true, spacing: "Medium" },
    ...shown,
    ...more(words, "card.moreLines", order.lines.length - shown.length),
    ...tight(about),
  ];
}

function lineRow(line: ServiceOrderLine, timeZone: string, meeting: Meeting, words: Words): CardJson {
  const { language } = words;
  const what = { quantity: line.quantity, service: line.service.name };
  const options = line.options.map((option) => option.name).join(", ");
  const title = options ? words.say("card.lineOptions", { ...what, options }) : words.say("card.line", what);
  const sameDay = formatDate(line.deliverAt, timeZone, language) === formatDate(meeting.start, timeZone, language);
  const moment = (sameDay ? formatTime : formatMoment)(line.deliverAt, timeZone, language);
  const time = inZone(moment, line.deliverAt, timeZone, meeting, words);
  const delivery = words.say("card.deliver", { time, vendor: line.vendor.name });
  return row(
    tight([text(title), text(delivery, { subtle: true })]),
    text(formatMoney(line.total, language), { right: true }),
  );
}

function accountSentence(order: ServiceOrder, words: Words): string {
  const parts = order.accountSplit.map(({ account, percent }) =>
    order.accountSplit.length === 1
      ? account.name
      : words.say("card.accountPart", { account: account.name, percent: formatPercent(percent, words.language) }),
  );
  return words.say("card.account", { account: formatList(parts, words.language) });
}

/** What each vendor answered. */
export function vendorSection(
  { meeting, productionOrders }: MeetingCardView,
  words: Words,
  detail: Detail,
): CardJson[] {
  const open = productionOrders.filter(
    (order) =>
      meeting.status === "cancelled" ||
      (order.status !== "cancelled" && (order.status !== "declined" || isMissing(order))),
  );
  if (open.length === 0) return [];
  const rows = open.slice(0, detail.vendors).map((order) => {
    const ofOrder = { vendor: order.vendor.name, number: String(order.number) };
    const name = meeting.serviceOrders.length > 1 ? words.say("card.vendorOfOrder", ofOrder) : order.vendor.name;
    const reason = order.declined === null || order.proposal?.state === "open" ? [] : [order.declined.reason];
    return row(
      tight([text(name), ...reason.map((said) => text(said, { subtle: true }))]),
      text(words.say(`production.${order.status}`), { colour: colours[order.status], right: true }),
    );
  });
  return [heading(words.say("card.vendors")), ...rows, ...more(words, "card.moreVendors", open.length - rows.length)];
}

/** One total per currency; amounts of different currencies are never added. */
export function totalSection({ meeting }: MeetingCardView, words: Words): CardJson[] {
  return meeting.totals.map((total, index) => {
    const label = text(words.say("card.total"), { bold: true });
    const amount = text(formatMoney(total, words.language), { bold: true, right: true });
    return { ...row([label], amount), ...(index === 0 ? { separator: true, spacing: "Medium" } : {}) };
  });
}

/** Until when nothing costs anything: the earliest cut-off that is still ahead, else the last one that has passed. */
export function cutOffSection({ meeting }: MeetingCardView, words: Words): CardJson[] {
  if (meeting.status === "cancelled") return [];
  const byCutOff = [...meeting.serviceOrders].sort((a, b) => Date.parse(a.cutOff) - Date.parse(b.cutOff));
  const ahead = byCutOff.find((order) => order.allowed.change.ok);
  const passed = byCutOff.findLast((order) => order.allowed.change.because === "past_cutoff");
  const order = ahead ?? passed;
  if (!order) return [];
  const timeZone = zoneOf(order, meeting);
  const moment = inZone(formatMoment(order.cutOff, timeZone, words.language), order.cutOff, timeZone, meeting, words);
  return [text(words.say(ahead ? "card.freeUntil" : "card.wasFreeUntil", { moment }), ahead ? {} : { subtle: true })];
}

function zoneOf(order: ServiceOrder, meeting: Meeting): string {
  return meeting.locations.find((location) => location.id === order.locationId)?.site.timeZone ?? meeting.timeZone;
}

/** Names the zone wherever its clocks differ from those of the meeting's zone, which the card names on top. */
function inZone(shown: string, moment: string, timeZone: string, meeting: Meeting, words: Words): string {
  const { language } = words;
  if (timeZone === meeting.timeZone) return shown;
  if (formatMoment(moment, timeZone, language) === formatMoment(moment, meeting.timeZone, language)) return shown;
  return words.say("card.momentInZone", { moment: shown, zone: formatZone(moment, timeZone, language) });
}

/** How much of a list is not shown. */
export function more(
  words: Words,
  key: "card.moreRooms" | "card.moreOrders" | "card.moreLines" | "card.moreVendors",
  count: number,
): CardJson[] {
  return count > 0 ? [text(words.say(key, { count }), { subtle: true })] : [];
}

const colours: Record<ServiceOrder["status"] | MeetingCardView["productionOrders"][number]["status"], Colour> = {
  confirmed: "Good",
  declined: "Attention",
  cancelled: "Default",
  draft: "Default",
  submitted: "Warning",
  awaiting_approval: "Warning",
  in_production: "Good",
  delivered: "Good",
  closed: "Default",
  rejected: "Attention",
  new: "Warning",
  accepted: "Good",
  ready: "Good",
  cleared: "Default",
};
