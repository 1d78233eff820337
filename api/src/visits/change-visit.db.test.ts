import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoEmail } from "../http/demo-test-api.ts";
import { guest, ok, start, startVisitWorld, type VisitWorld } from "./visit-test-world.ts";

let world: VisitWorld;
let demo: VisitWorld["demo"];
let meetingWith: VisitWorld["meetingWith"];
let sent: VisitWorld["sent"];
let move: VisitWorld["move"];
let headCount: VisitWorld["headCount"];
let visitsOf: VisitWorld["visitsOf"];
let invited: VisitWorld["invited"];
let act: VisitWorld["act"];
let change: VisitWorld["change"];
let mails: VisitWorld["mails"];
let mailed: VisitWorld["mailed"];

beforeAll(async () => {
  world = await startVisitWorld();
  ({ demo, meetingWith, sent, move, headCount, visitsOf, invited, act, change, mails, mailed } = world);
});
afterAll(() => world.stop());

describe("seeing", () => {
  it("shows who comes to the host, the organizer and those of the site, to others that somebody comes", async () => {
    const bo = await demo.get<{ id: string }>("bo", "/me");
    const meeting = await meetingWith({
      attendees: [guest, ...["bo", "lars"].map((person) => ({ email: demoEmail(person), name: person }))],
    });
    const [visit] = await invited(meeting, [guest], { hostId: bo.id, purpose: "Secret", needs: { plate: "AB 123" } });
    expect((await visitsOf(meeting, "bo"))[0]?.visitor?.name).toBe(guest.name);
    const [masked] = await visitsOf(meeting, "lars");
    expect(masked).toMatchObject({ purpose: "", needs: { plate: "" } });
    expect(masked?.visitor).toMatchObject({ name: "G. G.", email: "", company: "", phone: "", masked: true });
    expect((await demo.get<Page<Visit>>("lars", `/visits?meeting=${meeting.id}&search=greta`)).items).toEqual([]);
    expect((await demo.ask("lars", "GET", `/visits/${visit!.id}`)).status).toBe(404);
    expect((await demo.get<Page<Visit>>("lars", "/visits?search=greta")).items).toEqual([]);
    const mine = await demo.get<Page<Visit>>("bo", "/visits?host=me&search=greta");
    expect(mine.items.map(({ id }) => id)).toEqual([visit!.id]);
    expect((await demo.get<Page<Visit>>("bo", "/visits?host=me&search=ab%20123")).items).toHaveLength(1);
  });

  it("exports what is shown, formulas as text", async () => {
    const meeting = await meetingWith();
    await invited(meeting, [{ name: "=1+1", email: "" }, guest]);
    const file = await demo.api.server.inject({
      method: "GET",
      url: `/api/v1/visits/export?meeting=${meeting.id}`,
      headers: await demo.api.as("anna"),
    });
    expect(file.headers["content-type"]).toContain("text/csv");
    expect(file.body).toContain("'=1+1");
    expect(file.body).toContain(guest.email);
  });
});

describe("changing", () => {
  it("changes host, needs, time and person, against the version that was seen", async () => {
    const meeting = await sent();
    const [visit] = await invited(meeting, [guest]);
    await mailed(visit!);
    const bo = await demo.get<{ id: string }>("bo", "/me");
    const period = { start: "2026-11-24T09:30:00.000Z", end: "2026-11-24T12:00:00.000Z" };
    const after = ok(
      await change(visit!, {
        hostId: bo.id,
        needs: { wifi: true },
        period,
        visitor: { phone: "12" },
        note: "Left door",
      }),
    );
    expect(after).toMatchObject({
      ...period,
      host: { id: bo.id },
      note: "Left door",
      needs: { wifi: true, lunch: false },
      visitor: { phone: "12", name: guest.name },
      movedFrom: { start: new Date(start).toISOString() },
      pass: { validFrom: "2026-11-24T08:30:00.000Z" },
    });
    expect(await mails(visit!)).toHaveLength(2);
    expect((await change(visit!, { note: "late" })).status).toBe(412);
    await move(meeting, 3);
    const [moved] = await visitsOf(meeting);
    expect(moved?.start).toBe("2026-11-24T12:30:00.000Z");
    const back = ok(await change(moved!, { period: null }));
    expect(back.start).toBe("2026-11-24T13:00:00.000Z");
  });

  it("cancels, takes back and confirms, each again without effect", async () => {
    const meeting = await sent();
    const [visit] = await invited(meeting, [guest]);
    expect(ok(await act(visit!, "confirm")).status).toBe("confirmed");
    expect(ok(await act(visit!, "confirm")).status).toBe("confirmed");
    expect(ok(await act(visit!, "cancel"))).toMatchObject({ status: "cancelled", pass: { status: "withdrawn" } });
    expect(ok(await act(visit!, "cancel")).status).toBe("cancelled");
    expect((await act(visit!, "confirm")).body.code).toBe("wrong_state");
    expect(ok(await act(visit!, "restore"))).toMatchObject({ status: "invited", pass: { status: "active" } });
    await act(visit!, "cancel");
    await invited(meeting, [guest]);
    expect((await act(visit!, "restore")).body.code).toBe("conflict");
  });
});

describe("lunch", () => {
  it("counts everybody once", async () => {
    const meeting = await meetingWith();
    const [before = 0] = await headCount(meeting);
    await invited(meeting, [guest], { source: "attendee", needs: { lunch: true } });
    expect(await headCount(meeting)).toEqual([before]);
    const visits = await invited(meeting, [{ name: "By hand" }], { needs: { lunch: true } });
    expect(await headCount(meeting)).toEqual([before + 1]);
    const hand = visits.find(({ visitor }) => visitor?.name === "By hand")!;
    ok(await change(hand, { needs: { lunch: false } }));
    expect(await headCount(meeting)).toEqual([before]);
    const again = ok(await change({ ...hand, version: hand.version + 1 }, { needs: { lunch: true } }));
    ok(await act(again, "cancel"));
    expect(await headCount(meeting)).toEqual([before]);
    ok(await act(again, "restore"));
    expect(await headCount(meeting)).toEqual([before + 1]);
  });
});
