import type { ApiKey, ApiKeyWithSecret } from "@magic-meetings/contract/api-keys/api-key.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { containing } from "../db/like-pattern.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { findKey, listKeys } from "./api-key-sql.ts";
import { createKey, restoreKey, revokeKey, rotate } from "./change-keys.ts";
import { makeSecret, type NewSecret } from "./make-secret.ts";
import { presentKey } from "./present-key.ts";

const byNewest = z.tuple([z.uuid()]);

export interface ApiKeyRoutesDeps {
  /** Has this process read a key again that was changed. */
  forgetKey: (prefix: string) => void;
}

export function apiKeyRoutes({ forgetKey }: ApiKeyRoutesDeps): Route[] {
  const changed = <Key extends ApiKey>(key: Key): Key => {
    forgetKey(key.prefix.replace(/^mm_/, ""));
    return key;
  };
  return [
    route("GET /api-keys", async ({ query, queries, principal: { tenantId }, now }) => {
      const keys = await listKeys(queries, {
        tenantId,
        pattern: containing(query.q?.replace(/^mm_/, "")),
        state: query.state ?? null,
        now,
        after: decodeCursor(byNewest, query.after)?.[0] ?? null,
        limit: query.limit + 1,
      });
      const page = toPage(keys, query.limit, ({ id }) => [id]);
      return { ...page, items: page.items.map((key) => presentKey(key, now)) };
    }),
    route("GET /api-keys/:id", async ({ params: { id }, queries, principal: { tenantId }, now }) => {
      const key = await findKey(queries, { tenantId, id });
      if (key === undefined) throw new Refusal("not_found", "There is no such key");
      return presentKey(key, now);
    }),
    route("POST /api-keys", async ({ body, command }) => {
      const secret = makeSecret();
      let made = false;
      const key = await command(async (context) => {
        const created = await createKey(context, body, secret);
        made = true;
        return keptAnswer(created);
      });
      return { ...key, key: made ? secret.key : null };
    }),
    route("POST /api-keys/:id/rotate", async ({ params, body, ifMatch, command }) => {
      let secret: NewSecret | undefined;
      const change = { ...params, ...body, expectedVersion: ifMatch };
      const key = await command(async (context) =>
        keptAnswer(await rotate(context, change, (prefix) => (secret ??= makeSecret(prefix)))),
      );
      return changed({ ...key, key: secret?.key ?? null });
    }),
    route("DELETE /api-keys/:id", async ({ params, ifMatch, command }) =>
      changed(await command((context) => revokeKey(context, { ...params, expectedVersion: ifMatch }))),
    ),
    route("POST /api-keys/:id/restore", async ({ params, ifMatch, command }) =>
      changed(await command((context) => restoreKey(context, { ...params, expectedVersion: ifMatch }))),
    ),
  ];
}

/** The answer that is kept for a repeated request never has the secret in it: it is shown once, and stored nowhere. */
function keptAnswer(key: ApiKey): ApiKeyWithSecret {
  return { ...key, key: null };
}
