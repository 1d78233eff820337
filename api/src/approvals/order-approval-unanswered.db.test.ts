import type { OrderApproval } from "@magic-meetings/contract/approvals/approval.ts";
import { describe, expect, it } from "vitest";
import {
  approve,
  asked,
  demo,
  deputise,
  heldOf,
  many,
  now,
  question,
  statusOf,
  submitted,
  tend,
  toldOf,
  withOrderApprovals,
} from "./order-approval-test-world.ts";

withOrderApprovals();

describe("a question that nobody answers", () => {
  it("goes to the deputies after the account's hours, then to finance, and tells each of them once", async () => {
    await deputise("Karen", "2026-11-01T00:00:00Z", null, { escalationHours: 2 });
    const order = await submitted(many);
    const one = await question("bo", order.id);
    expect(await toldOf(one.id)).toEqual(["Bo"]);
    demo.moveTo(new Date(one.subject.escalatesAt ?? ""));
    await tend();
    await tend();
    expect((await question("karen", order.id)).subject).toMatchObject({
      level: "deputies",
      asked: [
        { name: "Bo Winther", as: "owner" },
        { name: "Karen Vestergaard", as: "deputy" },
      ],
    });
    expect(await toldOf(one.id)).toEqual(["Bo", "Karen"]);
    expect(await asked("finn", order.id)).toBeUndefined();
    const again = await question("bo", order.id);
    demo.moveTo(new Date(again.subject.escalatesAt ?? ""));
    await tend();
    await tend();
    const last = await question("finn", order.id);
    expect(last.subject).toMatchObject({ level: "finance", escalatesAt: null });
    expect(await toldOf(one.id)).toContain("Finn");
    const signals = await demo.rows("select id from signal where subject_id = $1 and kind like '%escalated'", [
      order.id,
    ]);
    expect(signals).toHaveLength(2);
    expect((await approve("finn", last)).body).toMatchObject({
      state: "approved",
      decidedBy: { name: "Finn Sørensen" },
    });
    expect(await statusOf(order.id)).toBe("confirmed");
  });

  it("goes to who stands in for the owner in her place, and not to who asked herself", async () => {
    await deputise("Karen", "2026-11-15T00:00:00Z", "2026-11-20T00:00:00Z");
    const order = await submitted(many);
    const one = await question("karen", order.id);
    expect(one.subject.asked).toMatchObject([{ name: "Karen Vestergaard", as: "deputy" }]);
    expect(await toldOf(one.id)).toEqual(["Karen"]);
    expect((await question("bo", order.id)).allowed.approve.ok).toBe(true);
    demo.moveTo(new Date("2026-11-20T00:00:00Z"));
    expect(await asked("karen", order.id)).toBeUndefined();
    demo.moveTo(now);
    await deputise("Anna", "2026-11-15T00:00:00Z", "2026-11-20T00:00:00Z");
    const own = await submitted(many);
    expect(await toldOf((await question("bo", own.id)).id)).toEqual(["Bo"]);
    expect(await asked("anna", own.id)).toBeUndefined();
  });

  it("is reminded of once before it is too late, and lapses with a sentence then", async () => {
    const order = await submitted(many);
    const one = await question("bo", order.id);
    const [row] = await demo.rows<{ remind_at: Date }>("select remind_at from approval where id = $1", [one.id]);
    demo.moveTo(row?.remind_at ?? now);
    await tend();
    await tend();
    const reminders = "select id from signal where subject_id = $1 and kind = 'service_order.approval_reminded'";
    expect(await demo.rows(reminders, [order.id])).toHaveLength(1);
    demo.moveTo(new Date(one.subject.decideBy));
    await tend();
    await tend();
    expect(await statusOf(order.id)).toBe("cancelled");
    const [lapsed] = await demo.rows<{ told: number }>(
      `select count(m.id)::integer as told
         from signal s
         left join message_log m on m.tenant_id = s.tenant_id and m.signal_id = s.id and m.kind = 'meeting_card'
        where s.subject_id = $1 and s.kind = 'service_order.approval_lapsed'`,
      [order.id],
    );
    expect(lapsed?.told).toBe(1);
    const { items } = await demo.get<{ items: OrderApproval[] }>("anna", `/service-orders/${order.id}/approvals`);
    expect(items).toMatchObject([{ state: "withdrawn", lapsed: true }]);
    expect(await heldOf(order.id)).toBe(0);
  });
});
