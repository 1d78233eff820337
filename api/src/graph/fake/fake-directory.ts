import { list, ok, refusal, type FakeAnswer } from "./fake-answer.ts";
import type { FakeStore, FakeUser } from "./fake-store.ts";

/** What the fake's directory has of places, as Graph answers them, by their kinds. */
export type FakePlaces = Partial<Record<"room" | "building" | "floor" | "section" | "roomList", object[]>>;

/** People, by id or principal name, or whoever gets mail at an address. */
export function answerUsers(store: FakeStore, key: string | undefined, query: URLSearchParams): FakeAnswer {
  if (key === undefined) {
    const mail = /^mail eq '((?:[^']|'')*)'$/.exec(query.get("$filter") ?? "")?.[1]?.replaceAll("''", "'");
    if (mail === undefined) return refusal(400, "BadRequest", "Invalid filter clause");
    const user = store.userByMail(mail);
    return list(user === undefined ? [] : [presentUser(store, user, query)]);
  }
  const user = store.user(key);
  if (user === undefined) {
    return refusal(
      404,
      "Request_ResourceNotFound",
      `Resource '${key}' does not exist or one of its queried references is not present.`,
    );
  }
  return ok(presentUser(store, user, query));
}

function presentUser(store: FakeStore, user: FakeUser, query: URLSearchParams) {
  const { id, mail, userPrincipalName, displayName, accountEnabled, isLicensed, managerId } = user;
  const manager = store.users.find((one) => one.id === managerId);
  const assignedLicenses = isLicensed ? [{ disabledPlans: [], skuId: "06ebc4ee-1bb5-47dd-8120-11324bc54e06" }] : [];
  const all = { id, mail, userPrincipalName, displayName, accountEnabled, assignedLicenses };
  const wanted = query.get("$select")?.split(",") ?? ["id", "mail", "userPrincipalName", "displayName"];
  const isManagerWanted = query.get("$expand")?.startsWith("manager") && manager !== undefined;
  return {
    ...Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name))),
    ...(isManagerWanted ? { manager: { "@odata.type": "#microsoft.graph.user", id: manager.id } } : {}),
  };
}

/** The calendar itself, where the account has a mailbox. */
export function answerCalendar({ id, hasMailbox }: FakeUser): FakeAnswer {
  if (hasMailbox) return ok({ id: Buffer.from(`calendar ${id}`).toString("base64url") });
  return refusal(
    404,
    "MailboxNotEnabledForRESTAPI",
    "The mailbox is either inactive, soft-deleted, or is hosted on-premise.",
  );
}

/** Permissions of a calendar; one entry is for everybody else in the company. */
export function answerPermissions(user: FakeUser): FakeAnswer {
  const everybody = {
    id: "RGVmYXVsdA==",
    isRemovable: false,
    isInsideOrganization: true,
    role: "freeBusyRead",
    allowedRoles: ["none", "freeBusyRead", "limitedRead", "read", "write"],
    emailAddress: { name: "My Organization" },
  };
  const entries = user.permissions.map(({ address, name, role }) => ({
    id: Buffer.from(address).toString("base64"),
    isRemovable: true,
    isInsideOrganization: true,
    role,
    allowedRoles: ["freeBusyRead", "read", "write", "delegateWithPrivateEventAccess"],
    emailAddress: { name, address },
  }));
  return list([everybody, ...entries]);
}

const pageSize = 100;

/** Places of a kind, page by page; without any, the company has not set them up. */
export function answerPlaces(places: FakePlaces, kind: string, query: URLSearchParams, self: string): FakeAnswer {
  const all = places[kind as keyof FakePlaces];
  if (all === undefined) return refusal(404, "ResourceNotFound", "Places are not set up");
  const first = Number(query.get("$skiptoken") ?? "0");
  const more = first + pageSize < all.length;
  const page = all.slice(first, first + pageSize).map((one) => {
    const { rooms: _, ...rest } = one as { rooms?: object[] };
    return rest;
  });
  return list(page, more ? { "@odata.nextLink": `${self}?$skiptoken=${first + pageSize}` } : {});
}

export function answerRoomsOfList({ roomList = [] }: FakePlaces, address: string): FakeAnswer {
  const found = (roomList as { emailAddress?: string; rooms?: object[] }[]).find((one) => one.emailAddress === address);
  return found === undefined ? refusal(404, "ResourceNotFound", "There is no such room list") : list(found.rooms ?? []);
}
