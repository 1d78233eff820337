import type { KeptService, ServicePrices } from "@magic-meetings/contract/catalogue/kept-service.ts";
import type { ServiceCategory } from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { describe, expect, it } from "vitest";
import {
  added,
  caterer,
  changed,
  isVendor,
  kitchen,
  money,
  now,
  offered,
  setPrice,
  world,
  type Listed,
  withCatalogue,
} from "./catalogue-test-world.ts";

withCatalogue();

describe("a price with a day", () => {
  const at = (day: string) => ({ at: `${day}T10:00:00+01:00` });
  const priceOn = async (id: string, day: string) => (await offered(id, at(day)))?.price.amountMinor;

  it("holds for deliveries from its day on, and is shown with what holds today", async () => {
    const one = await added();
    const set = await setPrice(one.id, { validFrom: "2026-12-01", price: money(6000) });
    expect(set).toMatchObject({
      status: 201,
      body: { version: 2, today: "2026-11-18", items: [{ validFrom: "2026-12-01", holds: "later" }] },
    });
    expect(set.body.now.map(({ price }) => price.amountMinor)).toEqual([5000, 5000]);
    expect(await priceOn(one.id, "2026-11-30")).toBe(5000);
    expect(await priceOn(one.id, "2026-12-01")).toBe(6000);
    expect((await offered(one.id, at("2026-12-02")))?.suggested.total.amountMinor).toBe(8 * 6000);
    const today = await setPrice(one.id, { validFrom: "2026-11-18", price: money(5500) });
    expect(today.body.items.map(({ holds }) => holds)).toEqual(["later", "now"]);
    expect(await priceOn(one.id, "2026-11-24")).toBe(5500);
    const again = await setPrice(one.id, { validFrom: "2026-11-18", price: money(5600) });
    expect(again.body.items).toHaveLength(2);
    expect(await priceOn(one.id, "2026-11-24")).toBe(5600);
  });

  it("is of one vendor before it is of all, and the cheaper vendor of the day delivers", async () => {
    const one = await added({ vendors: [isVendor(kitchen), isVendor(caterer, { ownPrice: money(5200) })] });
    const vendorOn = async (day: string) => (await offered(one.id, at(day)))?.vendor.id;
    expect([await vendorOn("2026-11-24"), await priceOn(one.id, "2026-11-24")]).toEqual([kitchen, 5000]);
    await setPrice(one.id, { validFrom: "2026-12-01", price: money(5800) });
    expect([await vendorOn("2026-12-01"), await priceOn(one.id, "2026-12-01")]).toEqual([caterer, 5200]);
    await setPrice(one.id, { vendorId: kitchen, validFrom: "2026-12-10", price: money(4900) });
    expect([await vendorOn("2026-12-09"), await priceOn(one.id, "2026-12-09")]).toEqual([caterer, 5200]);
    expect([await vendorOn("2026-12-10"), await priceOn(one.id, "2026-12-10")]).toEqual([kitchen, 4900]);
    await setPrice(one.id, { validFrom: "2026-12-15", price: money(100) });
    expect(await priceOn(one.id, "2026-12-16")).toBe(4900);
  });

  it("is that of the delivery's own day in a meeting of several days", async () => {
    const all = await world.get<Listed<ServiceCategory>>("elena", "/service-categories");
    const dinner = all.items.find(({ deliveryMoment }) => deliveryMoment === "at_end")!;
    const one = await added({ categoryId: dinner.id });
    await setPrice(one.id, { validFrom: "2026-12-02", price: money(7000) });
    const days = { at: "2026-12-01T09:00:00+01:00", until: "2026-12-02T18:00:00+01:00" };
    // Dinner is suggested for the end: that is the second day.
    const dinnerThen = await offered(one.id, days);
    expect(dinnerThen).toMatchObject({ price: money(7000), suggested: { deliverAt: "2026-12-02T17:00:00.000Z" } });
  });

  it("begins at the site's midnight, not at Greenwich's", async () => {
    const one = await added({ offeredWeekdays: [1, 2, 3, 4, 5, 6, 7] });
    await setPrice(one.id, { validFrom: "2026-12-01", price: money(7000) });
    const early = (moment: string) =>
      offered(one.id, { at: moment, until: new Date(Date.parse(moment) + 60_000).toISOString() });
    expect((await early("2026-11-30T22:50:00Z"))?.price.amountMinor).toBe(5000);
    expect((await early("2026-11-30T23:10:00Z"))?.price.amountMinor).toBe(7000);
  });

  it.each<[string, object, string]>([
    ["in the past", { validFrom: "2026-11-17" }, "/validFrom"],
    ["on a day that is none", { validFrom: "2026-02-30" }, "/validFrom"],
    ["below nothing", { price: money(-1) }, "/price/amountMinor"],
    ["in another currency", { price: money(1, "EUR") }, "/price/currency"],
    ["of a vendor who does not deliver it", { vendorId: "0199a0e2-7c11-7cc3-98c4-dc0c0c07398f" }, "/vendorId"],
  ])("is refused %s", async (_, wrong, pointer) => {
    const one = await added();
    const answer = await setPrice(one.id, { validFrom: "2026-12-01", price: money(1), ...wrong });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ body: { errors: [{ pointer }] } });
    expect([400, 422]).toContain(answer.status);
  });

  it("can be taken back until it holds", async () => {
    const one = await added();
    await setPrice(one.id, { validFrom: "2026-11-18", price: money(5500) });
    const { body } = await setPrice(one.id, { validFrom: "2026-11-19", price: money(5600) });
    const [later, holding] = body.items;
    const path = (id: string) => `/services/${one.id}/prices/${id}`;
    expect(await world.ask("elena", "DELETE", path(holding!.id), { ifMatch: 3 })).toMatchObject({
      status: 409,
      body: { code: "wrong_state" },
    });
    expect(await world.ask("elena", "DELETE", path(later!.id), { ifMatch: 2 })).toMatchObject({ status: 412 });
    const taken = await world.ask<ServicePrices>("elena", "DELETE", path(later!.id), { ifMatch: 3 });
    expect(taken.body.items.map(({ id }) => id)).toEqual([holding!.id]);
    expect(await world.ask("elena", "DELETE", path(later!.id), { ifMatch: 4 })).toMatchObject({ status: 404 });
  });
});

describe("what is ordered", () => {
  it("keeps its price and its hold when prices, vendors and the service change", async () => {
    const one = await added();
    const event = {
      iCalUId: "prices-change",
      subject: "Waffles",
      start: { dateTime: "2026-11-24T10:00:00", timeZone: "Europe/Copenhagen" },
      end: { dateTime: "2026-11-24T12:00:00", timeZone: "Europe/Copenhagen" },
    };
    const meeting = await world.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
    const order = await world.ask<ServiceOrder>("anna", "POST", `/meetings/${meeting.body.id}/service-orders`, {
      body: { lines: [{ serviceId: one.id, quantity: 8 }] },
    });
    expect(order.status, JSON.stringify(order.body)).toBe(201);
    const sent = await world.ask<ServiceOrder>("anna", "POST", `/service-orders/${order.body.id}/submit`, {});
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    const facts = () =>
      world.rows(
        `select o.total_minor, l.unit_price_minor, l.total_minor as line_minor, l.vendor_id,
                (select sum(t.amount_minor) from transfer t where t.tenant_id = o.tenant_id
                    and t.service_order_line_id = l.id)::integer as held
           from service_order o
           join service_order_line l on l.tenant_id = o.tenant_id and l.service_order_id = o.id
          where o.id = $1`,
        [order.body.id],
      );
    const before = await facts();
    expect(before).toMatchObject([{ total_minor: 40_000, unit_price_minor: 5000 }]);
    const touched = () => world.rows<{ at: Date }>("select updated_at as at from service where id = $1", [one.id]);
    const [first] = await touched();
    world.moveTo(new Date(now.getTime() + 60_000));
    await setPrice(one.id, { validFrom: "2026-11-18", price: money(9900) });
    const [second] = await touched();
    expect(second!.at.getTime()).toBeGreaterThan(first!.at.getTime());
    const fresh = await world.get<KeptService>("elena", `/services/${one.id}`);
    await changed(fresh, {
      price: money(100),
      vendors: [isVendor(caterer, { ownPrice: money(7700) })],
      name: "Other waffles",
    });
    expect(await facts()).toEqual(before);
    expect((await offered(one.id))?.price.amountMinor).toBe(7700);
    world.moveTo(now);
  });
});
