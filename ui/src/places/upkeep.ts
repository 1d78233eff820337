import type { ApiClient, EndpointKey } from "@magic-meetings/contract/http/client.ts";
import type { BusinessHours, Holiday } from "@magic-meetings/contract/places/business-hours.ts";
import type { AccessPoint, Building, Floor, SiteDetail } from "@magic-meetings/contract/places/place.ts";
import type {
  MaintainedRoomRule,
  RoomGroup,
  RoomGroupItem,
  UserGroup,
  UserGroupItem,
} from "@magic-meetings/contract/places/place-group.ts";
import type { RoomDetail, RoomItem } from "@magic-meetings/contract/places/room-detail.ts";
import type { Allowance, Page } from "@magic-meetings/contract/words/words.ts";
import type { KeptKind } from "./place-ref.ts";

// All kinds of things that are kept up have the same six operations.

/** What every one of them has. */
export interface Kept {
  id: string;
  name: string;
  version: number;
  deletedAt: string | null;
  allowed: { change: Allowance; delete: Allowance; restore: Allowance };
}

/** A thing by its kind, in full. */
export interface Things {
  site: SiteDetail;
  building: Building;
  floor: Floor;
  room: RoomDetail;
  "access-point": AccessPoint;
  "business-hours": BusinessHours;
  holiday: Holiday;
  "room-group": RoomGroup;
  "user-group": UserGroup;
  "room-rule": MaintainedRoomRule;
}

/** A thing by its kind, as a list gives it. */
export interface Listed extends Omit<Things, "room" | "business-hours" | "room-group" | "user-group"> {
  room: RoomItem;
  "business-hours": Omit<BusinessHours, "holidays" | "sites" | "vendors">;
  "room-group": RoomGroupItem;
  "user-group": UserGroupItem;
}

const paths: Record<KeptKind, string> = {
  site: "/sites",
  building: "/buildings",
  floor: "/floors",
  room: "/rooms",
  "access-point": "/access-points",
  "business-hours": "/business-hours",
  holiday: "/holidays",
  "room-group": "/room-groups",
  "user-group": "/user-groups",
  "room-rule": "/room-rules",
};

export type ListFilters = Record<string, string | undefined>;

/** In one list; more than that is found by search. */
export const mostListed = 200;

/** The six operations of every kind, through the typed client. */
export function upkeepOf(client: ApiClient) {
  // The endpoints' names are put together from the kind, which the compiler cannot follow: they are typed here by it.
  const call = client as unknown as Call;
  return {
    list: <Kind extends KeptKind>(kind: Kind, filters: ListFilters, signal?: AbortSignal) =>
      call<Page<Listed[Kind]>>(key("GET", kind), { query: { limit: mostListed, ...filters } }, { signal }),
    read: <Kind extends KeptKind>(kind: Kind, id: string, signal?: AbortSignal) =>
      call<Things[Kind]>(key("GET", kind, "/:id"), { params: { id } }, { signal }),
    create: <Kind extends KeptKind>(kind: Kind, body: unknown, idempotencyKey: string) =>
      call<Things[Kind]>(key("POST", kind), { body }, { idempotencyKey }),
    change: <Kind extends KeptKind>(kind: Kind, id: string, body: unknown, ifMatch: number) =>
      call<Things[Kind]>(key("PATCH", kind, "/:id"), { params: { id }, body }, { ifMatch }),
    remove: <Kind extends KeptKind>(kind: Kind, id: string, ifMatch: number) =>
      call<Things[Kind]>(key("DELETE", kind, "/:id"), { params: { id } }, { ifMatch }),
    restore: <Kind extends KeptKind>(kind: Kind, id: string, ifMatch: number) =>
      call<Things[Kind]>(key("POST", kind, "/:id/restore"), { params: { id } }, { ifMatch }),
  };
}

type Call = <Answer>(
  key: EndpointKey,
  call: { params?: object; query?: object; body?: unknown },
  options?: { ifMatch?: number; idempotencyKey?: string; signal?: AbortSignal | undefined },
) => Promise<Answer>;

function key(method: string, kind: KeptKind, rest = ""): EndpointKey {
  return `${method} ${paths[kind]}${rest}` as EndpointKey;
}
