import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonOf, cardIn, linesIn, startTalkWorld, type TalkWorld } from "./talk-test-world.ts";

let world: TalkWorld;
beforeAll(async () => {
  world = await startTalkWorld();
});
afterAll(() => world?.stop());

async function ordersOf(meetingId: string): Promise<ServiceOrder[]> {
  return (await world.apiOf("anna")("GET /meetings/:id", { params: { id: meetingId } })).serviceOrders;
}

describe("coffee for 12 at 10 in Oslo", () => {
  it("is shown with its meeting, price and cut-off, and ordered by one press, once", async () => {
    const meeting = await world.meeting("Budget review", "10:00", "14:00", "Oslo");
    const shown = await world.say("anna", "coffee for 12 at 10 in Oslo on Thursday");
    expect(linesIn(shown)).toEqual([
      "Order: 12 × Coffee, tea and water",
      "Shall I do this?",
      "For: Budget review, Thu 19 Nov, 10:00",
      "Where: Oslo",
      "Delivered: Thu 19 Nov, 09:45, Fjordgården Kitchen",
      "Each: NOK 45.00",
      "Total: NOK 540.00",
      "Can be ordered until: Thu 19 Nov, 08:15",
      "Free to change until: Thu 19 Nov, 07:45",
    ]);
    expect(await ordersOf(meeting.id)).toEqual([]);
    const presses = await Promise.all([1, 2, 3].map(() => world.press("anna", cardIn(shown), /^Order for NOK/)));
    const again = await world.press("anna", cardIn(shown), /^Order for NOK/);
    const orders = await ordersOf(meeting.id);
    expect(orders.map(({ status, total }) => [status, total.amountMinor])).toEqual([["confirmed", 54_000]]);
    for (const answer of [...presses, again]) {
      expect(linesIn(answer).slice(0, 2)).toEqual([`Order ${orders[0]?.number}`, "Confirmed"]);
      expect(answer).toMatchObject({ isLasting: true });
    }
    await world.apiOf("anna")("POST /service-orders/:id/cancel", { params: { id: orders[0]?.id ?? "" }, body: {} });
    expect(linesIn(await world.refresh("anna", cardIn(again)))[1]).toBe("Cancelled");
    expect(linesIn(await world.press("anna", cardIn(shown), /^Order for NOK/))[1]).toBe("Cancelled");
    expect(await ordersOf(meeting.id)).toHaveLength(1);
  });

  it("is the same in Danish, and stays Danish", async () => {
    const meeting = await world.meeting("Kundemøde", "08:30", "09:30");
    const shown = await world.say("anna", "bestil kaffe til 8 til kundemødet på torsdag");
    expect(linesIn(shown).slice(0, 3)).toEqual([
      "Bestil: 8 × Coffee and tea",
      "Skal jeg gøre det?",
      "Til: Kundemøde, tors. 19. nov., 08.30",
    ]);
    const done = await world.press("anna", cardIn(shown), /^Bestil for/);
    expect(linesIn(done)[1]).toBe("Bekræftet");
    expect(await ordersOf(meeting.id)).toHaveLength(1);
    const cancelling = await world.press("anna", cardIn(done), /^Afbestil/);
    expect(linesIn(cancelling).at(-1)).toBe("Gebyr: Intet");
    expect(linesIn(await world.press("anna", cardIn(cancelling), /^Aflys det/))[1]).toBe("Annulleret");
  });

  it("is delivered at a time within the meeting where one is said, and says how many it takes at least", async () => {
    await world.meeting("Retreat", "09:00", "16:00", "Oslo");
    const shown = await world.say("anna", "lunch for 5 to the retreat on Thursday at 12:30");
    expect(linesIn(shown)).toEqual(
      expect.arrayContaining([
        "Order: 10 × Lunch table",
        "At least 10 have to be ordered.",
        "Delivered: Thu 19 Nov, 12:30, Nordmat Catering",
      ]),
    );
    const done = await world.press("anna", cardIn(shown), /^Order for/);
    expect(linesIn(done)).toContain("10 × Lunch table: Thu 19 Nov, 12:30");
  });

  it("asks which meeting, which thing and takes the answer with it", async () => {
    const asked = await world.say("anna", "order a unicorn for 3 on Thursday");
    expect(linesIn(asked)).toContain("Several of your meetings fit. Choose the one that is meant:");
    const meeting = await world.meeting("Where unicorns are", "15:00", "16:00");
    const next = await world.press("anna", cardIn(asked), /^Show/, { meetingId: meeting.id });
    expect(linesIn(next)).toContain("Nothing like “unicorn” can be had there. Choose from what can:");
    const { services } = await world.apiOf("anna")("GET /catalogue", {
      query: { site: meeting.locations[0]?.site.id ?? "", at: meeting.start },
    });
    const fruit = services.find(({ name }) => name === "Fruit bowl");
    const shown = await world.press("anna", cardIn(next), /^Show/, { serviceId: fruit?.id });
    expect(linesIn(shown)[0]).toMatch(/^Order: \d+ × Fruit bowl$/);
    const change = await world.press("anna", cardIn(shown), /^Change$/);
    const changed = await world.press("anna", cardIn(change), /^Show/, {
      serviceId: fruit?.id,
      meetingId: meeting.id,
      count: "20",
    });
    expect(linesIn(changed)[0]).toBe("Order: 20 × Fruit bowl");
    const never = await world.press("anna", cardIn(changed), /^Never mind/);
    expect(linesIn(never)).toEqual(["Nothing was done", "Write again whenever you like."]);
    expect(await ordersOf(meeting.id)).toEqual([]);
  });

  it("at a price that has changed meanwhile is refused, shown anew, and leaves no draft", async () => {
    const meeting = await world.meeting("Dearer", "13:00", "14:30");
    const shown = await world.say("anna", "coffee for 4 to dearer on Thursday");
    const { verb, data } = buttonOf(cardIn(shown), /^Order for/);
    const cheap = {
      ...cardIn(shown),
      actions: [{ type: "Action.Execute", title: "Order", verb, data: { ...data, total: 1 } }],
    };
    const refused = await world.press("anna", cheap, /^Order$/);
    expect(linesIn(refused)).toEqual(expect.arrayContaining(["Order: 4 × Coffee and tea", "Shall I do this?"]));
    expect(linesIn(refused).some((line) => line.startsWith("The price has changed"))).toBe(true);
    expect((await ordersOf(meeting.id)).map(({ status }) => status)).not.toContain("confirmed");
    const done = await world.press("anna", cardIn(refused), /^Order for/);
    expect(linesIn(done)[1]).toBe("Confirmed");
  });
});

describe("moving and cancelling", () => {
  it("moves a meeting by a sentence, with what hangs on it, once", async () => {
    const meeting = await world.meeting("Roadmap", "10:00", "11:00");
    const shown = await world.say("anna", "move the roadmap to Friday at 14:30");
    expect(linesIn(shown)).toEqual(
      expect.arrayContaining(["Move: Roadmap", "Now: Thu 19 Nov, 10:00", "Then: Fri 20 Nov, 14:30"]),
    );
    const [done, again] = [
      await world.press("anna", cardIn(shown), /^Move$/),
      await world.press("anna", cardIn(shown), /^Move$/),
    ];
    for (const answer of [done, again]) expect(linesIn(answer)).toContain("When: Fri 20 Nov, 14:30");
    const now = await world.apiOf("anna")("GET /meetings/:id", { params: { id: meeting.id } });
    expect([Date.parse(now.start), Date.parse(now.end)]).toEqual([
      Date.parse("2026-11-20T14:30:00+01:00"),
      Date.parse("2026-11-20T15:30:00+01:00"),
    ]);
  });

  it("moves a meeting by a length of time, from where it stands", async () => {
    await world.meeting("Retrospective", "13:00", "14:00");
    const shown = await world.say("anna", "move the retrospective an hour earlier");
    expect(linesIn(shown)).toEqual(expect.arrayContaining(["Now: Thu 19 Nov, 13:00", "Then: Thu 19 Nov, 12:00"]));
  });

  it("moves what is ordered where that is meant, and asks where to when it was not said", async () => {
    const meeting = await world.meeting("Strategy", "09:00", "16:00");
    const shown = await world.say("anna", "vegetables for 6 to the strategy on Thursday at 10");
    await world.press("anna", cardIn(shown), /^Order for/);
    const asked = await world.say("anna", "move the vegetables on Thursday");
    expect(linesIn(asked)).toContain("Say when it shall be:");
    const move = await world.press("anna", cardIn(asked), /^Show/, { toTime: "15:00" });
    expect(linesIn(move)).toEqual(
      expect.arrayContaining(["Move: 6 × Vegetable sticks and dips", "Then: Thu 19 Nov, 15:00"]),
    );
    const done = await world.press("anna", cardIn(move), /^Move$/);
    expect(linesIn(done)).toContain("6 × Vegetable sticks and dips: Thu 19 Nov, 15:00");
    await world.press("anna", cardIn(move), /^Move$/);
    expect((await ordersOf(meeting.id)).map(({ revision }) => revision)).toEqual([2]);
  });

  it("cancels a meeting after showing what it takes with it", async () => {
    const meeting = await world.meeting("Doomed", "11:00", "12:00");
    const order = await world.say("anna", "coffee for 4 to doomed on Thursday");
    await world.press("anna", cardIn(order), /^Order for/);
    const shown = await world.say("anna", "cancel doomed");
    expect(linesIn(shown)).toEqual(expect.arrayContaining(["4 × Coffee and tea: cancelled", "Fee: None"]));
    const done = await world.press("anna", cardIn(shown), /^Cancel it/);
    expect(linesIn(done)[1]).toBe("Cancelled");
    expect((await ordersOf(meeting.id)).map(({ status }) => status)).toEqual(["cancelled"]);
    expect(linesIn(await world.press("anna", cardIn(shown), /^Cancel it/))[1]).toBe("Cancelled");
  });

  it("asks what to cancel", async () => {
    const asked = await world.say("anna", "cancel");
    expect(linesIn(asked).slice(0, 2)).toEqual(["What shall I cancel?", "Something is missing"]);
    const [field] = cardIn(asked)["body"] as { choices?: unknown[] }[];
    expect(field).toBeDefined();
  });
});

describe("what others have", () => {
  it("is not found, and not done by a press of somebody else", async () => {
    const meeting = await world.meeting("Only anna's", "16:00", "17:00");
    const shown = await world.say("anna", "cancel only anna's");
    for (const person of ["bo", "per"]) {
      expect(await world.press(person, cardIn(shown), /^Cancel it/)).toMatchObject({ kind: "refused", status: 400 });
      const theirs = await world.say(person, "cancel only anna's");
      expect(JSON.stringify(theirs)).not.toContain(meeting.id);
    }
    const { status } = await world.apiOf("anna")("GET /meetings/:id", { params: { id: meeting.id } });
    expect(status).not.toBe("cancelled");
  });

  it("is not in a list of visitors", async () => {
    const anna = linesIn(await world.say("anna", "who is coming today"));
    expect(anna.length).toBeGreaterThan(2);
    const per = linesIn(await world.say("per", "who is coming today")).join("\n");
    expect(per).not.toContain("Anna Kjær");
    expect(anna.join("\n")).toContain("Anna Kjær");
  });
});

describe("a search", () => {
  it("finds one's own meetings, services by what people call them, and rooms, a page at a time", async () => {
    await world.meeting("Searched and found", "07:00", "08:00");
    const titles = async (person: string, command: string, text: string, skip = 0, count = 25) => {
      const answer = await world.search(person, command, text, skip, count);
      return answer.kind === "results" ? answer.results.map(({ title }) => title) : [];
    };
    expect(await titles("anna", "searchMeetings", "SEARCHED")).toEqual(["Searched and found"]);
    expect(await titles("bo", "searchMeetings", "searched")).toEqual([]);
    expect((await titles("anna", "searchServices", "kaffe"))[0]).toMatch(/^Coffee/);
    const [first, second] = [
      await titles("anna", "searchRooms", "", 0, 5),
      await titles("anna", "searchRooms", "", 5, 5),
    ];
    expect(new Set([...first, ...second]).size).toBe(10);
    expect(await titles("anna", "searchRooms", "%_\\")).toEqual([]);
    expect(await titles("anna", "somethingElse", "a")).toEqual([]);
    expect(await titles("per", "searchRooms", "Aarhus")).toEqual([]);
  });

  it("puts a card into a chat that shows each reader what they may see", async () => {
    const found = await world.search("anna", "searchMeetings", "searched and");
    const card = found.kind === "results" ? (found.results[0]?.card ?? {}) : {};
    expect(linesIn(await world.refresh("anna", card))[0]).toBe("Searched and found");
    expect(await world.refresh("per", card)).toMatchObject({ kind: "refused", status: 400 });
    const room = await world.search("anna", "searchRooms", "Aarhus");
    const shown = room.kind === "results" ? (room.results[0]?.card ?? {}) : {};
    expect(linesIn(await world.refresh("bo", shown))[0]).toBe("Aarhus");
  });
});

describe("data that a button never had", () => {
  it.each([
    [{}],
    [{ intent: "order", language: "en" }],
    [{ intent: "cancel", target: "meeting:../../x" }],
    [{ intent: "move", target: "line:1:2", key: "x" }],
    [{ intent: "meetings", found: "meeting:1" }],
    [{ intent: "meetings", dayFrom: "2026-99-99", dayTo: "x" }],
    [{ intent: "cancel", done: "order:01930000-0000-7000-8000-000000000001" }],
    [{ intent: { $ne: 1 }, count: [] }],
  ])("%j does nothing", async (data) => {
    for (const verb of ["talk.confirm", "talk.change", "talk.review", "talk.refresh"]) {
      const card = { body: [], actions: [{ type: "Action.Execute", title: "x", verb, data }] };
      const answer = await world.press("anna", card, /^x$/);
      expect(["card", "refused"]).toContain(answer.kind);
      expect(answer).not.toMatchObject({ status: 500 });
    }
  });
});
