import { describe, expect, it } from "vitest";
import { headCountsAt, type Invited } from "../head-count/head-count-rules.ts";
import { headCountsBySite } from "../meetings/head-count-by-site-rules.ts";
import { withVisitors, type CountedVisit } from "./visit-head-count-rules.ts";
import { visitStatuses } from "./visit-words.ts";

const copenhagen = "cph";
const oslo = "osl";
const organizer = { email: "anna@nordlys.example", homeSiteId: copenhagen };

function attendee(email: string, more: Partial<Invited> = {}): Invited {
  return { email, response: "none", kind: "required", homeSiteId: null, ...more };
}

function visit(email: string, more: Partial<CountedVisit> = {}): CountedVisit {
  return { visitId: `visit of ${email}`, email, siteId: copenhagen, lunch: true, status: "invited", ...more };
}

function counts(attendees: Invited[], visits: CountedVisit[], siteIds = [copenhagen]) {
  const people = { organizer, attendees: withVisitors(attendees, visits), siteIds };
  return Object.fromEntries(headCountsBySite(people));
}

describe("the head count of a meeting with visitors", () => {
  const guest = "guest@partner.example";
  it.each<[string, Invited[], CountedVisit[], number]>([
    ["counts somebody who is invited as well once", [attendee(guest)], [visit(guest)], 1],
    ["counts her once however the address is written", [attendee("Guest@Partner.example")], [visit(guest)], 1],
    ["counts somebody who was added by hand and has lunch", [attendee("a@x.example")], [visit(guest)], 2],
    ["leaves out who has no lunch", [attendee("a@x.example")], [visit(guest, { lunch: false })], 1],
    ["counts each of those without an address", [], [visit("", { visitId: "1" }), visit("", { visitId: "2" })], 2],
    [
      "counts who declined the invite and still has lunch",
      [attendee(guest, { response: "declined" })],
      [visit(guest)],
      1,
    ],
    [
      "leaves out who declined and has none",
      [attendee(guest, { response: "declined" }), attendee("a@x.example")],
      [visit(guest, { lunch: false })],
      1,
    ],
    ["counts rooms never", [attendee("room@x.example", { kind: "resource" })], [visit(guest)], 1],
  ])("%s", (_, attendees, visits, expected) => {
    expect(counts(attendees, visits)[copenhagen]).toBe(expected);
  });

  it.each(visitStatuses)("of a visit that is %s", (status) => {
    const isOff = status === "cancelled" || status === "no_show";
    expect(counts([attendee("a@x.example")], [visit(guest, { status })])[copenhagen]).toBe(isOff ? 1 : 2);
  });

  it("counts a visitor at the site of her visit, not where guests come", () => {
    const at = counts([attendee(guest), attendee("b@x.example")], [visit(guest, { siteId: oslo })], [copenhagen, oslo]);
    expect(at).toEqual({ [copenhagen]: 1, [oslo]: 1 });
  });

  it("leaves a colleague where she works", () => {
    const own = attendee("lars@nordlys.example", { homeSiteId: oslo });
    const at = counts([own], [visit(own.email)], [copenhagen, oslo]);
    expect(at).toEqual({ [copenhagen]: 1, [oslo]: 1 });
  });

  it("counts lunch for those who accepted, too", () => {
    const people = { organizer, siteIds: [copenhagen], attendees: withVisitors([], [visit(guest)]) };
    expect(headCountsAt(copenhagen, people)).toMatchObject({ invited: 2, accepted: 2 });
  });
});
