import { qrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPassCodes } from "./demo-pass-codes.ts";
import { startVerifyTestWorld, type TestPass } from "./verify-test-world.ts";

let world: Awaited<ReturnType<typeof startVerifyTestWorld>>;

beforeAll(async () => {
  world = await startVerifyTestWorld();
});
afterAll(() => world.demo.stop());

const replace = (person: string, { visitId }: TestPass) =>
  world.demo.ask(person, "POST", `/visits/${visitId}/replace-pass`);

function qrOf({ tenantId, id }: TestPass, issue: number): string {
  return qrText(demoPassCodes.codeOf({ tenantId, passId: id, issue }).toString("base64url"));
}

async function mailsOf({ visitId }: TestPass): Promise<number> {
  const mails = await world.demo.rows<{ count: number }>(
    "select count(*)::int as count from message_log where thread = $1",
    [`visit:${visitId}`],
  );
  return mails[0]?.count ?? 0;
}

describe("a replaced pass", () => {
  it("opens with the new code only, and the visitor is told once", async () => {
    const pass = await world.takePass();
    const before = await mailsOf(pass);
    expect((await replace("greta", pass)).status).toBe(204);
    expect((await world.verify(qrOf(pass, 1))).body).toMatchObject({ granted: false, because: "unknown" });
    expect((await world.verify(qrOf(pass, 2))).body).toMatchObject({ granted: true });
    expect(await mailsOf(pass)).toBe(before + 1);
    const audits = await world.demo.rows<{ action: string }>(
      "select action from audit_log where entity_id = $1 order by id",
      [pass.id],
    );
    expect(audits.map(({ action }) => action)).toEqual(["replace"]);
  });

  it("keeps which way it went: whoever is inside does not come in again with the new one", async () => {
    const pass = await world.takePass();
    await world.verify(pass.qr);
    await replace("greta", pass);
    expect((await world.verify(qrOf(pass, 2))).body.because).toBe("passed_back");
    expect((await world.verify(qrOf(pass, 2), { direction: "out" })).body.granted).toBe(true);
  });

  it("is the host's and her site's reception's to replace, and not there for others", async () => {
    const pass = await world.takePass();
    const [site] = await world.demo.rows<{ id: string }>("select id from site where name = 'Oslo'");
    const [host] = await world.demo.rows<{ name: string }>(
      "select u.name from visit v join app_user u on u.tenant_id = v.tenant_id and u.id = v.host_id where v.id = $1",
      [pass.visitId],
    );
    expect(host?.name).toBeDefined();
    // Dag is the reception of Oslo, Lena of another company.
    expect((await replace("dag", pass)).status).toBe(404);
    expect((await replace("lena", pass)).status).toBe(404);
    expect((await world.verify(pass.qr)).body.granted).toBe(true);
    await world.demo.rows("update visit set site_id = $2 where id = $1", [pass.visitId, site?.id]);
    expect((await replace("dag", pass)).status).toBe(204);
  });

  it("is none where the visit has no pass that opens anything", async () => {
    const pass = await world.takePass();
    await world.demo.rows("update access_pass set status = 'withdrawn' where id = $1", [pass.id]);
    expect((await replace("greta", pass)).status).toBe(409);
  });

  it("has one code after 20 presses at once, and none of the earlier ones opens", async () => {
    const pass = await world.takePass();
    const answers = await Promise.all(Array.from({ length: 20 }, () => replace("greta", pass)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    const opening = [];
    for (let issue = 1; issue <= 21; issue += 1) {
      if ((await world.verify(qrOf(pass, issue), { direction: "in" })).body.granted) opening.push(issue);
    }
    expect(opening).toEqual([21]);
  });
});
