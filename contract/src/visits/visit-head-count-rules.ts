import type { Invited } from "../head-count/head-count-rules.ts";
import type { VisitStatus } from "./visit-words.ts";

/** A visit as far as heads are counted. */
export interface CountedVisit {
  visitId: string;
  /** In lower case; empty where she has none. */
  email: string;
  siteId: string;
  lunch: boolean;
  status: VisitStatus;
}

const comes: readonly VisitStatus[] = ["invited", "confirmed", "arrived", "left"];

/**
 * Everybody who is counted at a meeting, each once: a visitor who is on the invite counts at the site of her visit,
 * whatever the invite says of where guests come; one who is not counts where she has lunch.
 */
export function withVisitors<Person extends Invited>(
  attendees: readonly Person[],
  visits: readonly CountedVisit[],
): (Person | Invited)[] {
  const coming = visits.filter(({ status }) => comes.includes(status));
  const siteOf = new Map(coming.flatMap(({ email, siteId }) => (email === "" ? [] : [[email, siteId] as const])));
  const here = attendees.map((person) => {
    const siteId = siteOf.get(person.email.toLowerCase());
    return siteId === undefined || person.homeSiteId !== null ? person : { ...person, homeSiteId: siteId };
  });
  const counted = new Set(
    attendees.flatMap(({ email, response, kind }) =>
      response === "declined" || kind === "resource" ? [] : [email.toLowerCase()],
    ),
  );
  const others = coming.filter(({ email, lunch }) => lunch && (email === "" || !counted.has(email)));
  // Who declined the invite and still has lunch is counted as the visitor that she is.
  const declined = new Set(others.flatMap(({ email }) => (email === "" ? [] : [email])));
  return [
    ...here.filter(({ email }) => !declined.has(email.toLowerCase())),
    ...others.map(({ visitId, email, siteId }): Invited => ({
      email: email === "" ? visitId : email,
      response: "accepted",
      kind: "required",
      homeSiteId: siteId,
    })),
  ];
}
