import type { Deputies } from "@magic-meetings/contract/approvals/deputy.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

let demo: DemoTestApi;
let sales: { id: string };

beforeAll(async () => {
  demo = await startDemoTestApi(new Date("2026-11-16T09:00:00Z"));
  const accounts = await demo.rows<{ id: string }>("select id from account where name = 'Sales, Copenhagen'");
  [sales] = accounts as [typeof sales];
});
afterAll(() => demo.stop());

async function userId(name: string): Promise<string> {
  const [row] = await demo.rows<{ id: string }>("select id from app_user where name like $1", [`${name} %`]);
  return row?.id ?? "";
}

describe("who stands in for an account's owner", () => {
  const path = () => `/accounts/${sales.id}/deputies`;
  const put = async (person: string, items: object[]) => demo.ask<Deputies>(person, "PUT", path(), { body: { items } });

  it("is chosen by the owner, finance and administrators, and seen by nobody else but the deputies", async () => {
    const item = { userId: await userId("Karen"), from: "2026-11-20T00:00:00Z", until: "2026-11-25T00:00:00Z" };
    for (const person of ["bo", "finn", "greta"]) {
      expect((await put(person, [item])).body).toMatchObject({
        mayChange: true,
        items: [{ user: { name: "Karen Vestergaard" } }],
      });
    }
    expect((await put("anna", [item])).status).toBe(404);
    expect((await put("karen", [])).status).toBe(403);
    expect((await demo.get<Deputies>("karen", path())).mayChange).toBe(false);
    expect((await demo.ask("anna", "GET", path())).status).toBe(404);
  });

  it.each([
    ["a period that ends before it begins", "Karen", "2026-11-20T00:00:00Z", "2026-11-19T00:00:00Z"],
    ["the owner herself", "Bo", "2026-11-20T00:00:00Z", null],
    ["somebody who is not there", "Nobody", "2026-11-20T00:00:00Z", null],
  ])("is not %s", async (_name, person, from, until) => {
    const id = (await userId(person)) || "01930000-0000-7000-8000-000000000999";
    const answer = await put("bo", [{ userId: id, from, until }]);
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
  });
});
