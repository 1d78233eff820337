import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { systemClock } from "../clock/clock.ts";
import { containing } from "../db/like-pattern.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  replayDelivery,
  restoreWebhook,
  rotateWebhook,
  testWebhook,
} from "./change-webhooks.ts";
import { listDeliveries } from "./delivery-sql.ts";
import { presentDelivery, presentWebhook } from "./present-webhook.ts";
import type { SecretSeal } from "./seal-secret.ts";
import { makeWebhookSecret } from "./sign-webhook.ts";
import { findWebhook, listWebhooks } from "./webhook-sql.ts";

const byName = z.tuple([z.string(), z.uuid()]);
const byNewest = z.tuple([z.uuid()]);

export interface WebhookRoutesDeps {
  secretSeal: SecretSeal;
  /** Demo only: the other side may be without a certificate. */
  allowHttp: boolean;
  /** A hint for a worker that there is something to send; a sweep finds what it misses. */
  workWaiting?: (tenantId: string) => void;
}

export function webhookRoutes({ secretSeal, allowHttp, workWaiting = () => undefined }: WebhookRoutesDeps): Route[] {
  return [
    route("GET /webhooks", async ({ query, queries, principal: { tenantId } }) => {
      const after = decodeCursor(byName, query.after);
      const found = await listWebhooks(queries, {
        tenantId,
        pattern: containing(query.q),
        after,
        limit: query.limit + 1,
      });
      const page = toPage(found, query.limit, ({ name, id }) => [name, id]);
      return { ...page, items: page.items.map((one) => presentWebhook(one, systemClock.now())) };
    }),
    route("GET /webhooks/:id", async ({ params: { id }, queries, principal: { tenantId } }) => {
      const webhook = await findWebhook(queries, { tenantId, id });
      if (webhook === undefined) throw new Refusal("not_found", "There is no such webhook");
      return presentWebhook(webhook, systemClock.now());
    }),
    route("POST /webhooks", async ({ body, command }) => {
      const secret = makeWebhookSecret();
      let made = false;
      const webhook = await command(async (context) => {
        const created = await createWebhook(context, body, { seal: secretSeal, secret, allowHttp });
        made = true;
        // What is kept for a repeated request has no secret in it.
        return { ...created, secret: null };
      });
      return { ...webhook, secret: made ? secret : null };
    }),
    route("PATCH /webhooks/:id", ({ params, body, ifMatch, command }) =>
      command((context) => changeWebhook(context, { ...params, expectedVersion: ifMatch, change: body, allowHttp })),
    ),
    route("DELETE /webhooks/:id", ({ params, ifMatch, command }) =>
      command((context) => deleteWebhook(context, { ...params, expectedVersion: ifMatch })),
    ),
    route("POST /webhooks/:id/restore", ({ params, ifMatch, command }) =>
      command((context) => restoreWebhook(context, { ...params, expectedVersion: ifMatch })),
    ),
    route("POST /webhooks/:id/rotate", async ({ params, body, ifMatch, command }) => {
      const secret = makeWebhookSecret();
      let rotated = false;
      const rotation = { ...params, ...body, expectedVersion: ifMatch, seal: secretSeal, secret };
      const webhook = await command(async (context) => {
        const changed = await rotateWebhook(context, rotation);
        rotated = true;
        return { ...changed, secret: null };
      });
      return { ...webhook, secret: rotated ? secret : null };
    }),
    route("POST /webhooks/:id/test", async ({ params, command, principal }) => {
      const delivery = await command((context) => testWebhook(context, params.id, systemClock.now()));
      workWaiting(principal.tenantId);
      return delivery;
    }),
    route("GET /webhooks/:id/deliveries", async ({ params: { id }, query, queries, principal: { tenantId } }) => {
      if ((await findWebhook(queries, { tenantId, id })) === undefined) {
        throw new Refusal("not_found", "There is no such webhook");
      }
      const after = decodeCursor(byNewest, query.after)?.[0] ?? null;
      const wanted = { tenantId, webhookId: id, status: query.status ?? null, after, limit: query.limit + 1 };
      const page = toPage(await listDeliveries(queries, wanted), query.limit, (last) => [last.id]);
      return { ...page, items: page.items.map(presentDelivery) };
    }),
    route("POST /webhooks/:id/deliveries/:deliveryId/replay", async ({ params, command, principal }) => {
      const at = systemClock.now();
      const delivery = await command((context) => replayDelivery(context, { ...params, at }));
      workWaiting(principal.tenantId);
      return delivery;
    }),
  ];
}
