import type { LocationConsequences, LocationLine } from "@magic-meetings/contract/meetings/location.ts";
import type { MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { findOrderAccounts } from "../accounts/account-sql.ts";
import {
  findServiceCategories,
  readCatalogue,
  type CatalogueRecord,
  type ServiceRecord,
} from "../catalogue/catalogue-sql.ts";
import { vendorOf } from "../catalogue/offer-terms.ts";
import type { Queries } from "../db/queries.ts";
import { consequencesFor } from "../service-orders/consequences-of-order.ts";
import { priceServiceOrder } from "../service-orders/price-service-order.ts";
import type { ServiceOrderLineRecord } from "../service-orders/service-order-json-sql.ts";
import { findServiceOrder, type ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import type { MeetingRecord } from "./meeting-sql.ts";

type LineInput = ServiceOrderInput["lines"][number];

/** What is ordered at the new site in the place of one order. */
export interface OrderInstead {
  order: ServiceOrderForChange;
  lines: LineInput[];
}

export interface PlannedLocation {
  consequences: LocationConsequences;
  orders: ServiceOrderForChange[];
  instead: OrderInstead[];
}

export interface LocationQuestion {
  tenantId: string;
  meeting: MeetingRecord;
  location: MeetingLocation;
  /** Where it moves to; null: it takes no part any more. */
  siteId: string | null;
  userId: string | null;
  now: Date;
}

const open: readonly string[] = ["draft", "submitted", "awaiting_approval", "confirmed"];
const running: readonly string[] = ["in_production", "delivered", "closed"];

/**
 * What moving or leaving one location comes to at `now`; the preview and the act both ask this. Services are made by the
 * site's own vendors and paid in its currency, so every order ends at its fee, and something of the same kind is ordered
 * at the new site where there is something.
 */
export async function planLocation(db: Queries, question: LocationQuestion): Promise<PlannedLocation> {
  const { tenantId, meeting, location } = question;
  const here = meeting.serviceOrders.filter(({ locationId }) => locationId === location.id);
  if (here.some(({ status }) => running.includes(status))) {
    throw new Refusal("wrong_state", "What is ordered here is being made or has come: it cannot move any more");
  }
  const orders: ServiceOrderForChange[] = [];
  for (const { id, status } of here) {
    const found = open.includes(status) ? await findServiceOrder(db, { tenantId, id }) : undefined;
    if (found !== undefined) orders.push(found);
  }
  const there = orders.length === 0 ? null : await readThere(db, question, orders);
  const lines: LocationLine[] = [];
  const instead: OrderInstead[] = [];
  for (const order of orders) {
    const planned = planOrder(order, there, question);
    lines.push(...planned.map(({ shown }) => shown));
    const wanted = planned.flatMap(({ input }) => (input === null ? [] : [input]));
    if (wanted.length > 0) instead.push({ order, lines: wanted });
  }
  const rooms = meeting.roomBookings.filter(({ locationId }) => locationId === location.id).map(({ room }) => room);
  return { orders, instead, consequences: consequencesOf(lines, orders, rooms) };
}

interface There {
  catalogue: CatalogueRecord;
  hasAccount: boolean;
  /** Of what kind the ordered services are. */
  categories: ReadonlyMap<string, string>;
}

async function readThere(
  db: Queries,
  question: LocationQuestion,
  orders: readonly ServiceOrderForChange[],
): Promise<There | null> {
  const { tenantId, meeting, siteId, userId } = question;
  if (siteId === null) return null;
  const askers = [meeting.organizer.id, ...(userId === null ? [] : [userId])];
  const { start, end } = meeting;
  const catalogue = await readCatalogue(db, { tenantId, siteId, start, end, askers, serviceIds: null });
  if (catalogue === undefined) throw new Refusal("unknown_site", "This is no site of the company");
  const { currency } = catalogue.site;
  const accounts = await findOrderAccounts(db, { tenantId, userId: userId ?? meeting.organizer.id, currency });
  const ids = orders.flatMap(({ order }) => order.lines.map(({ service }) => service.id));
  const categories = await findServiceCategories(db, { tenantId, ids });
  return { catalogue, hasAccount: accounts.length > 0, categories };
}

interface PlannedLine {
  shown: LocationLine;
  input: LineInput | null;
}

function planOrder({ order }: ServiceOrderForChange, there: There | null, question: LocationQuestion): PlannedLine[] {
  const { lines: fees } = consequencesFor(order, [], question.now);
  const money = (amountMinor: number): Money => ({ amountMinor, currency: order.currency });
  return order.lines.map((line) => {
    const found = there?.hasAccount ? findInstead(line, there, question) : undefined;
    return {
      input: found?.input ?? null,
      shown: {
        orderId: order.id,
        number: order.number,
        lineId: line.id,
        service: { id: line.service.id, name: line.service.name },
        quantity: line.quantity,
        total: money(line.totalMinor),
        fee: fees.find(({ lineId }) => lineId === line.id)?.fee ?? money(0),
        instead: found?.shown ?? null,
        because: found ? null : there === null ? "no_site" : there.hasAccount ? "not_offered" : "no_account",
      },
    };
  });
}

interface Found {
  input: LineInput;
  shown: NonNullable<LocationLine["instead"]>;
}

/** The first of the site's services of the same name, else of the same kind, that can be had at that moment. */
function findInstead(line: ServiceOrderLineRecord, there: There, question: LocationQuestion): Found | undefined {
  const { catalogue, categories } = there;
  const kind = categories.get(line.service.id);
  const rank = ({ id, name, popular }: ServiceRecord) =>
    id === line.service.id ? 0 : name === line.service.name ? 1 : popular ? 2 : 3;
  const candidates = catalogue.services
    .filter(({ currency, unit }) => currency === catalogue.site.currency && unit === line.service.unit)
    .filter(({ category }) => category.id === kind)
    .sort((a, b) => rank(a) - rank(b));
  for (const service of candidates) {
    const found = priceInstead(line, service, { catalogue, question });
    if (found !== undefined) return found;
  }
  return undefined;
}

function priceInstead(
  line: ServiceOrderLineRecord,
  service: ServiceRecord,
  { catalogue, question: { meeting, now } }: { catalogue: CatalogueRecord; question: LocationQuestion },
): Found | undefined {
  const options = line.options.flatMap(({ key }) => (service.options.some((known) => known.key === key) ? [key] : []));
  const input: LineInput = {
    serviceId: service.id,
    quantity: line.quantity,
    options,
    diets: line.diets,
    deliverAt: new Date(line.deliverAt).toISOString(),
    headCount: { rule: line.headCountRule, plusPercent: line.plusPercent },
  };
  const time = { start: meeting.start, end: meeting.end, timeZone: catalogue.site.timeZone };
  const knownServiceIds = new Set([service.id]);
  try {
    const [priced] = priceServiceOrder([input], {
      catalogue,
      knownServiceIds,
      meeting: time,
      now,
      ordered: [],
      isSent: false,
      isOffered: false,
    });
    if (priced === undefined) return undefined;
    const vendor = vendorOf(catalogue, service);
    const total = { amountMinor: priced.totalMinor, currency: catalogue.site.currency };
    const shown = {
      service: { id: service.id, name: service.name },
      vendor: { id: vendor.id, name: vendor.name },
      total,
    };
    return { input, shown };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function consequencesOf(
  lines: readonly LocationLine[],
  orders: readonly ServiceOrderForChange[],
  rooms: readonly { id: string; name: string }[],
): LocationConsequences {
  return {
    rooms: rooms.map(({ id, name }) => ({ id, name })),
    lines: [...lines],
    fees: sumOf(lines.map(({ fee }) => fee)).filter(({ amountMinor }) => amountMinor > 0),
    total: {
      before: sumOf(orders.map(({ order }) => ({ amountMinor: order.totalMinor, currency: order.currency }))),
      after: sumOf(lines.flatMap(({ instead }) => (instead === null ? [] : [instead.total]))),
    },
  };
}

/** One amount per currency, by currency. */
export function sumOf(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { amountMinor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums].sort().map(([currency, amountMinor]) => ({ amountMinor, currency }));
}
