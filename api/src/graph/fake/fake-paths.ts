import type { Event } from "@microsoft/microsoft-graph-types";
import { list, ok, refusal, type FakeAnswer, type FakeRequest } from "./fake-answer.ts";
import type { FakeDelta, FakePage } from "./fake-delta.ts";
import {
  answerCalendar,
  answerPermissions,
  answerPlaces,
  answerRoomsOfList,
  answerUsers,
  type FakePlaces,
} from "./fake-directory.ts";
import { instancesIn, shaped, toGraphEvent, toOccurrence } from "./fake-event.ts";
import type { FakeMailboxes } from "./fake-mailbox.ts";
import type { FakeNotifier } from "./fake-notifier.ts";
import { answerSchedule } from "./fake-schedule.ts";
import type { FakeStore, FakeUser } from "./fake-store.ts";
import type { FakeTeamwork } from "./fake-teamwork.ts";

export interface FakePathsDeps {
  store: FakeStore;
  mailboxes: FakeMailboxes;
  delta: FakeDelta;
  notifier: FakeNotifier;
  places: FakePlaces;
  teamwork: FakeTeamwork;
  /** With the version; links lead there. */
  baseUrl: string;
}

/** What a request is answered, but for batches and for what goes wrong. */
export async function answerFake(
  deps: FakePathsDeps,
  { method, path, headers, body }: FakeRequest,
): Promise<FakeAnswer> {
  const url = new URL(`https://fake.example${path}`);
  const parts = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const query = url.searchParams;
  const self = deps.baseUrl + url.pathname;
  const [kind, key] = parts;
  if (kind === "subscriptions") return deps.notifier.answer(method, key, body);
  if (kind === "places") {
    if (parts.length === 2) return answerPlaces(deps.places, (key ?? "").replace("microsoft.graph.", ""), query, self);
    return answerRoomsOfList(deps.places, key ?? "");
  }
  if (kind !== "users") return refusal(400, "BadRequest", "Resource not found for the segment");
  if (parts.length <= 2) return answerUsers(deps.store, key, query);
  const user = deps.store.user(key ?? "");
  if (user === undefined) return refusal(404, "ErrorInvalidUser", `The requested user '${key}' is invalid.`);
  const rest = parts.slice(2).join("/");
  if (rest === "calendar") return answerCalendar(user);
  if (rest === "calendar/calendarPermissions") return answerPermissions(user);
  if (rest === "calendar/getSchedule") return answerSchedule(deps.store, body);
  if (parts[2] === "teamwork" || rest === "sendMail") {
    return deps.teamwork.answer(user, { method, rest: parts.slice(2), query, body });
  }
  if (rest === "calendarView/delta") return answerDelta(deps, user, { query, headers, self });
  if (parts[2] === "events")
    return answerEvents(deps, user, { method, eventId: parts[3], rest: parts[4], query, headers, body });
  return refusal(400, "BadRequest", "Resource not found for the segment");
}

interface EventRequest {
  method: string;
  eventId: string | undefined;
  rest: string | undefined;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: unknown;
}

function answerEvents(deps: FakePathsDeps, user: FakeUser, request: EventRequest): FakeAnswer {
  const { method, eventId, rest, query, headers, body } = request;
  if (eventId === undefined) {
    if (method === "POST") return { status: 201, body: shaped(deps.mailboxes.create(user, body as Event), query) };
    return answerFilter(deps, user, query);
  }
  if (rest === "instances") return answerInstances(deps, user, eventId, query);
  const found = deps.mailboxes.find(user, eventId);
  if (found === undefined) {
    return refusal(404, "ErrorItemNotFound", "The specified object was not found in the store.");
  }
  if (method === "GET") return ok({ ...shaped(found, query), ...exceptionsOf(deps, user, eventId, query) });
  const expected = headers["if-match"];
  if (expected !== undefined && expected !== found["@odata.etag"]) {
    return refusal(412, "ErrorIrresolvableConflict", "The change key does not match the current one.");
  }
  if (method === "PATCH") return ok(shaped(deps.mailboxes.patch(user, eventId, body as Event) ?? found, query));
  deps.mailboxes.remove(user, eventId);
  return { status: 204 };
}

function answerFilter({ store }: FakePathsDeps, user: FakeUser, query: URLSearchParams): FakeAnswer {
  const iCalUId = /^iCalUId eq '((?:[^']|'')*)'$/.exec(query.get("$filter") ?? "")?.[1]?.replaceAll("''", "'");
  if (iCalUId === undefined) return refusal(400, "ErrorInvalidUrlQuery", "The query filter is invalid");
  const found = store.records(user.id).filter((record) => record.iCalUId === iCalUId);
  return list(found.map((record) => shaped(toGraphEvent(store, record), query)));
}

function answerInstances(
  { store }: FakePathsDeps,
  user: FakeUser,
  eventId: string,
  query: URLSearchParams,
): FakeAnswer {
  const record = store.record(user.id, eventId);
  if (record === undefined || record.isDeleted) {
    return refusal(404, "ErrorItemNotFound", "The specified object was not found in the store.");
  }
  const [from, to] = [new Date(query.get("startDateTime") ?? ""), new Date(query.get("endDateTime") ?? "")];
  return list(instancesIn(store, record, from, to).map((event) => shaped(event, query)));
}

function exceptionsOf({ store }: FakePathsDeps, user: FakeUser, eventId: string, query: URLSearchParams) {
  const record = store.record(user.id, eventId);
  if (record === undefined || !query.get("$expand")?.includes("exceptionOccurrences")) return {};
  const exceptions = [...record.exceptions.keys()].flatMap((date) => toOccurrence(store, record, date) ?? []);
  return { exceptionOccurrences: exceptions.map((one) => shaped(one, new URLSearchParams())) };
}

function answerDelta(
  { delta, baseUrl }: FakePathsDeps,
  user: FakeUser,
  { query, headers, self }: { query: URLSearchParams; headers: Record<string, string>; self: string },
): FakeAnswer {
  const pageSize = Number(/odata\.maxpagesize=(\d+)/.exec(headers["prefer"] ?? "")?.[1] ?? "10");
  const token = query.get("$skiptoken") ?? query.get("$deltatoken");
  const forbidden = ["$select", "$expand", "$filter", "$orderby", "$search"].find((name) => query.has(name));
  if (forbidden !== undefined) return refusal(400, "ErrorInvalidUrlQuery", `${forbidden} is not supported here`);
  const [from, to] = [query.get("startDateTime"), query.get("endDateTime")];
  if (token !== null && from !== null) return refusal(400, "ErrorInvalidUrlQuery", "The token has its window");
  if (token === null && (from === null || to === null)) {
    return refusal(400, "ErrorInvalidParameter", "startDateTime and endDateTime are needed");
  }
  const page =
    token === null
      ? delta.first(user, { from: new Date(from ?? ""), to: new Date(to ?? "") }, pageSize)
      : delta.next(token, pageSize);
  if (page === undefined) return refusal(410, "SyncStateNotFound", "The sync state is not found; begin anew.");
  return list(page.value, linksOf(page, self.startsWith(baseUrl) ? self : baseUrl));
}

function linksOf({ skipToken, deltaToken }: FakePage, self: string): Record<string, string> {
  if (skipToken !== null) return { "@odata.nextLink": `${self}?$skiptoken=${skipToken}` };
  return { "@odata.deltaLink": `${self}?$deltatoken=${deltaToken ?? ""}` };
}
