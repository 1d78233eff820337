import type { ApiKeyWithSecret } from "@magic-meetings/contract/api-keys/api-key.ts";
import { qrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";
import type { Verified } from "@magic-meetings/contract/access-passes/verify.ts";
import { expect } from "vitest";
import { startDemoTestApi, type Asked, type DemoTestApi } from "../http/demo-test-api.ts";
import { demoPassCodes } from "./demo-pass-codes.ts";

/** A pass of the demo that nobody has used, with what stands on its QR code. */
export interface TestPass {
  id: string;
  tenantId: string;
  visitId: string;
  siteId: string;
  from: Date;
  to: Date;
  points: string[];
  qr: string;
}

/** The demo with a door's key. */
export interface VerifyTestWorld {
  demo: DemoTestApi;
  key: ApiKeyWithSecret;
  /** Takes a pass of the key's site that no test has, at a moment at which it opens. */
  takePass(): Promise<TestPass>;
  makeKey(body: object): Promise<ApiKeyWithSecret>;
  verify(code: string, more?: Showing): Promise<Asked<Verified>>;
}

export interface Showing {
  accessPointId?: string;
  direction?: "in" | "out";
  key?: ApiKeyWithSecret;
  idempotencyKey?: string;
}

/** Everything of Copenhagen's passes; the clock stands at ten on a Monday. */
export async function startVerifyTestWorld(): Promise<VerifyTestWorld & { point: string; siteId: string }> {
  const demo = await startDemoTestApi(new Date("2026-11-23T09:00:00Z"));
  const passes = await demo.rows<Omit<TestPass, "qr">>(
    `select p.id, p.tenant_id as "tenantId", p.visit_id as "visitId", v.site_id as "siteId", lower(p.valid) as "from",
            upper(p.valid) as "to",
            array(select k.access_point_id from access_pass_point k where k.access_pass_id = p.id)::text[] as points
       from access_pass p
       join visit v on v.tenant_id = p.tenant_id and v.id = p.visit_id
       join site s on s.tenant_id = v.tenant_id and s.id = v.site_id
      where s.name = 'Copenhagen'
        and p.status = 'active'
        and v.status in ('invited', 'confirmed')
        and lower(p.valid) > $1
      order by p.id`,
    [new Date("2026-11-23T12:00:00Z")],
  );
  const first = passes[0];
  if (first === undefined) throw new Error("The demo has no passes");
  const [point = ""] = first.points;
  const { siteId } = first;
  const makeKey = async (body: object) => {
    const made = await demo.ask<ApiKeyWithSecret>("greta", "POST", "/api-keys", { body });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return made.body;
  };
  const scopes = ["access_passes.verify", "access_passes.feed"];
  const key = await makeKey({ name: "Turnstile", scopes, accessPointIds: [point] });
  return {
    demo,
    key,
    point,
    siteId,
    makeKey,
    async takePass() {
      const next = passes.shift();
      if (next === undefined) throw new Error("No pass is left");
      demo.moveTo(new Date((next.from.getTime() + next.to.getTime()) / 2));
      const code = demoPassCodes.codeOf({ tenantId: next.tenantId, passId: next.id, issue: 1 });
      return { ...next, qr: qrText(code.toString("base64url")) };
    },
    async verify(code, { accessPointId = point, direction, key: with_ = key, idempotencyKey } = {}) {
      const answer = await demo.api.server.inject({
        method: "POST",
        url: "/api/v1/access-passes/verify",
        headers: {
          authorization: `Bearer ${with_.key}`,
          ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
        },
        payload: { code, accessPointId, ...(direction === undefined ? {} : { direction }) },
      });
      return { status: answer.statusCode, body: answer.json<Asked<Verified>["body"]>() };
    },
  };
}
