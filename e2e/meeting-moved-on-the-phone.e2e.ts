import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { wholeMeeting } from "./database.ts";
import { nextMorning } from "./invite.ts";
import { pressByKeyboard } from "./keyboard.ts";
import { answerAs, orderFood } from "./kitchen.ts";
import type { Theme } from "./playground.ts";
import { changeOnPhone, noticedOnPhone, openOnPhone } from "./phone.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journeys 2 and 3: the meeting is moved and cancelled on a phone, where no add-in runs. The service notices by itself.

const hour = 60;
const coffee = "Coffee and tea";
const soon = { timeout: 30_000 };

let stage: Stage;
let morning: Date;

beforeAll(async () => {
  stage = await openStage();
  morning = await nextMorning(stage.service.url, "anna");
});
afterAll(() => stage?.close());
afterEach(async ({ task }) => {
  await moveClockTo(stage.service.url, new Date());
  await checkAndClear(stage, task);
});

/** A meeting with a room and coffee, far enough ahead to be moved for nothing. */
function prepare(subject: string, minutes: number) {
  const start = minutesAfter(morning, minutes);
  return orderFood(stage.service.url, { subject, start, lines: [{ service: coffee }] });
}

async function annasPhone(theme: Theme = "light") {
  const anna = await stage.open("localhost", { person: "anna", theme, windows: ["phone", "chat"] });
  await anna.phone.getByRole("heading", { level: 3 }).first().waitFor();
  return anna;
}

interface Times {
  meeting: Date;
  room: Date;
  order: Date;
}

/** When the meeting, its room and its coffee are. */
async function timesOf(subject: string): Promise<Times | undefined> {
  const [row] = await stage.database.rows<Times>(
    `select m.starts_at as meeting, l.deliver_at as order,
            (select lower(b.during) + make_interval(mins => r.setup_minutes)
               from room_booking b
               join meeting_room r on r.tenant_id = b.tenant_id and r.id = b.room_id
               join meeting_location p on p.tenant_id = b.tenant_id and p.id = b.meeting_location_id
              where p.tenant_id = m.tenant_id and p.meeting_id = m.id
                and b.status in ('provisional', 'confirmed')) as room
       from meeting m
       join service_order o on o.tenant_id = m.tenant_id and o.meeting_id = m.id
       join service_order_line l on l.tenant_id = o.tenant_id and l.service_order_id = o.id
      where m.subject = $1`,
    [subject],
  );
  return row;
}

async function feesOf({ id }: ServiceOrder): Promise<number> {
  const [row] = await stage.database.rows<{ sum: string }>(
    "select coalesce(sum(amount_minor), 0) as sum from order_fee where service_order_id = $1",
    [id],
  );
  return Number(row?.sum);
}

describe("a meeting moved on the phone", () => {
  it("takes its room and its order along within seconds, and the kitchen sees the difference", async () => {
    const subject = "Moved on the train";
    const { order } = await prepare(subject, 0);
    await answerAs(stage.service.url, "carla", order, ["accept"]);
    const before = await timesOf(subject);
    const anna = await annasPhone();
    await openOnPhone(anna, subject);
    await anna.phone.getByRole("button", { name: "1 hour later" }).click();
    await noticedOnPhone(anna);
    const then = (moment?: Date) => minutesAfter(moment ?? new Date(0), hour);
    await expect
      .poll(() => timesOf(subject), soon)
      .toEqual({ meeting: then(before?.meeting), room: then(before?.room), order: then(before?.order) });
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "phone-after-moving");
    const carla = await stage.open("localhost", { person: "carla", windows: ["teams"] });
    await carla.tab.getByText("Live", { exact: true }).waitFor();
    const card = carla.tab.getByRole("article", { name: `No. ${order.number}`, exact: true });
    await card.getByRole("button", { name: /Acknowledge/ }).click();
    await expect
      .poll(async () => (await wholeMeeting(stage.database, subject)).signals, soon)
      .toContain("meeting.changed");
    await keepPicture(carla.page, "kitchen-after-the-phone");
    // The card in anna's chat says the new time.
    const time = new Intl.DateTimeFormat("en-GB", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "Europe/Copenhagen",
    }).format(then(before?.meeting));
    await anna.chat.getByText(new RegExp(time)).first().waitFor(soon);
  });

  it("is moved by keyboard in the dark", async () => {
    const subject = "Moved without a mouse";
    await prepare(subject, 2 * hour);
    const before = await timesOf(subject);
    const anna = await annasPhone("dark");
    await pressByKeyboard(anna.page, anna.phone.getByRole("button", { name: new RegExp(subject) }));
    await pressByKeyboard(anna.page, anna.phone.getByRole("button", { name: "15 min shorter" }));
    await noticedOnPhone(anna);
    await pressByKeyboard(anna.page, anna.phone.getByRole("button", { name: "1 hour later" }));
    await expect
      .poll(async () => (await timesOf(subject))?.meeting, soon)
      .toEqual(minutesAfter(before?.meeting ?? new Date(0), hour));
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "phone-dark");
  });
});

describe("a meeting cancelled on the phone", () => {
  it("releases everything, and costs nothing before the cut-off", async () => {
    const subject = "Cancelled in time";
    const { order } = await prepare(subject, 4 * hour);
    const anna = await annasPhone();
    await openOnPhone(anna, subject);
    await anna.phone.getByRole("button", { name: "Cancel meeting" }).click();
    await noticedOnPhone(anna);
    await expect
      .poll(() => wholeMeeting(stage.database, subject), soon)
      .toMatchObject({ status: "cancelled", held: 0, orders: [{ status: "cancelled" }] });
    const { rooms } = await wholeMeeting(stage.database, subject);
    expect(rooms.filter(({ status }) => status === "confirmed")).toEqual([]);
    expect(await feesOf(order)).toBe(0);
  });

  it("costs what was shown where it is late", async () => {
    const subject = "Cancelled too late";
    const { order } = await prepare(subject, 6 * hour);
    const [line] = order.lines;
    const last = line?.fees.cancel.at(-1);
    if (line === undefined || last === undefined) throw new Error("The order can be cancelled for nothing for ever");
    await moveClockTo(stage.service.url, minutesAfter(new Date(last.after), 5));
    await changeOnPhone(stage.service.url, { person: "anna", subject, change: { kind: "cancel" } });
    await expect
      .poll(() => wholeMeeting(stage.database, subject), soon)
      .toMatchObject({ status: "cancelled", orders: [{ status: "cancelled" }] });
    expect(await feesOf(order)).toBe(Math.round((line.total.amountMinor * last.percent) / 100));
  });
});

describe("an invitation answered on the phone", () => {
  it("is noticed by the service", async () => {
    const subject = "Answered on the way";
    const { meeting } = await prepare(subject, 5 * hour);
    const { items: people } = (await (await fetch(`${stage.service.url}/demo/people`)).json()) as {
      items: DemoPerson[];
    };
    const invited = people.find(
      ({ person, email }) => person !== "anna" && meeting.attendees.some((one) => one.email === email.toLowerCase()),
    );
    const { person = "", email = "" } = invited ?? {};
    await changeOnPhone(stage.service.url, { person, subject, change: { kind: "answer", response: "declined" } });
    const response = async () => {
      const rows = await stage.database.rows<{ response: string }>(
        `select r.response
           from meeting_role r
           join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id
          where m.subject = $1
            and lower(r.email) = $2`,
        [subject, email.toLowerCase()],
      );
      return rows[0]?.response;
    };
    await expect.poll(response, soon).toBe("declined");
  });
});
