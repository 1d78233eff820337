import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { SeriesOrder, SeriesOrderPreview } from "@magic-meetings/contract/series-orders/series-order.ts";
import { expect } from "vitest";
import type { DemoTestApi } from "../http/demo-test-api.ts";
import { appointment, keyOf, masterEvent, seriesClient } from "../series/series-test-world.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";

/** What the tests do with orders for series, for anna in Copenhagen. */
export function seriesOrderClient(demo: () => DemoTestApi) {
  const { put, send, dates } = seriesClient(demo);
  return {
    dates,
    /** A series, sent unless it is to stay a draft. */
    async series(key: string, recurrence: Recurrence, { isSent = true, from = "10:00", until = "11:00" } = {}) {
      const draft = await put(key, appointment(recurrence, {}, from, until));
      if (isSent) await send(masterEvent(key, recurrence, {}, from, until));
      return draft.series?.id ?? "";
    },
    sendAgain: (key: string, recurrence: Recurrence, from = "10:00", until = "11:00", more: object = {}) =>
      send(masterEvent(key, recurrence, { changeKey: `${from} ${JSON.stringify(more)}`, ...more }, from, until)),
    keyOf,
    async service(name: string) {
      const rows = await demo().rows<{ id: string }>(
        `select s.id from service s join tenant t on t.id = s.tenant_id
          where s.name = $1 and t.name = 'Nordlys Group'`,
        [name],
      );
      return rows[0]?.id ?? "";
    },
    async order(seriesId: string, body: object, status = 201) {
      const answer = await demo().ask<SeriesOrder>("anna", "POST", `/series/${seriesId}/series-orders`, { body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(status);
      return answer.body;
    },
    async preview(path: string, body: object) {
      const answer = await demo().ask<SeriesOrderPreview>("anna", "POST", path, { body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return answer.body;
    },
    async read(id: string) {
      return demo().get<SeriesOrder>("anna", `/series-orders/${id}`);
    },
    async change(order: { id: string; version: number }, body: object, status = 200) {
      const more = { body, ifMatch: order.version };
      const answer = await demo().ask<SeriesOrder>("anna", "PATCH", `/series-orders/${order.id}`, more);
      expect(answer.status, JSON.stringify(answer.body)).toBe(status);
      return answer.body;
    },
    /** How many messages of each kind everybody got since a number of them. */
    async messages(): Promise<Message[]> {
      return demo().rows<Message>(
        `select l.id, u.name as receiver, l.kind, l.thread
           from message_log l join app_user u on u.tenant_id = l.tenant_id and u.id = l.receiver_id
          order by l.created_at, l.id`,
      );
    },
    async catalogue(site: string, at: string, until: string) {
      const query = new URLSearchParams({ site, at, until, headCount: "4" });
      return demo().get<Catalogue>("anna", `/catalogue?${query}`);
    },
  };
}

export interface Message {
  id: string;
  receiver: string;
  kind: string;
  thread: string;
}

/** Who got what of the messages that are new, by receiver and kind. */
export function countsOf(before: readonly Message[], after: readonly Message[]): Record<string, number> {
  const known = new Set(before.map(({ id }) => id));
  const counts: Record<string, number> = {};
  for (const { id, receiver, kind } of after) {
    if (known.has(id)) continue;
    const key = `${receiver} ${kind}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
