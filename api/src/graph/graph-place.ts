import { z } from "zod";
import type { ImportedPlace } from "../places/places-source.ts";
import { countryCodeOf } from "./graph-country.ts";

const address = z.looseObject({ city: z.string().nullish(), countryOrRegion: z.string().nullish() });

/** The members of a Microsoft Graph v1.0 `place` of any kind that make ours; all others are let through unread. */
const placeSchema = z.looseObject({
  id: z.string().nullish(),
  placeId: z.string().nullish(),
  parentId: z.string().nullish(),
  displayName: z.string().nullish(),
  nickname: z.string().nullish(),
  address: address.nullish(),
  tags: z.array(z.string()).nullish(),
  isWheelChairAccessible: z.boolean().nullish(),
  emailAddress: z.string().nullish(),
  capacity: z.number().nullish(),
  building: z.string().nullish(),
  floorNumber: z.number().nullish(),
  floorLabel: z.string().nullish(),
  sortOrder: z.number().nullish(),
  audioDeviceName: z.string().nullish(),
  videoDeviceName: z.string().nullish(),
  displayDeviceName: z.string().nullish(),
  teamsEnabledState: z.string().nullish(),
});
type GraphPlace = z.infer<typeof placeSchema>;

const roomListSchema = placeSchema.extend({ rooms: z.array(placeSchema).nullish() });

/** What `findRooms`, which came before places, answers of a room: an `emailAddress`. */
const namedAddressSchema = z.looseObject({ name: z.string().nullish(), address: z.string() });

/** What the directory answered, kind by kind, as it came; what a directory has none of is left out. */
export interface GraphDirectory {
  rooms?: readonly unknown[];
  buildings?: readonly unknown[];
  floors?: readonly unknown[];
  sections?: readonly unknown[];
  /** With their `rooms` where these were asked for. */
  roomLists?: readonly unknown[];
  /** The `emailAddress` objects of `findRooms`. */
  foundRooms?: readonly unknown[];
}

/**
 * Microsoft Graph's places as ours: each room once, with the building and floor above it, or as it names them itself,
 * or the room list that has it. A city is what we call a site.
 */
export function readGraphPlaces(directory: GraphDirectory): ImportedPlace[] {
  const buildings = byId(directory.buildings);
  const above = new Map([...byId(directory.floors), ...byId(directory.sections)]);
  const lists = (directory.roomLists ?? []).map((one) => roomListSchema.parse(one));
  const rooms = new Map<string, ImportedPlace>();
  const keep = (room: GraphPlace, list?: GraphPlace) => {
    const found = toPlace(room, findAbove(room, above, buildings), list);
    const key = (found.email ?? found.reference ?? found.name).toLowerCase();
    rooms.set(key, mergePlaces(rooms.get(key), found));
  };
  for (const room of directory.rooms ?? []) keep(placeSchema.parse(room));
  for (const list of lists) for (const room of list.rooms ?? []) keep(room, list);
  for (const one of directory.foundRooms ?? []) {
    const { name, address: email } = namedAddressSchema.parse(one);
    keep({ displayName: name ?? email, emailAddress: email });
  }
  return [...rooms.values()];
}

function byId(places: readonly unknown[] = []): Map<string, GraphPlace> {
  const read = places.map((one) => placeSchema.parse(one));
  return new Map(
    read.flatMap((place) => [place.placeId, place.id].flatMap((id) => (id ? [[id, place] as const] : []))),
  );
}

interface Above {
  floor: GraphPlace | undefined;
  building: GraphPlace | undefined;
}

/** A room is on a floor or in a section of one; floors are in buildings. */
function findAbove(room: GraphPlace, above: Map<string, GraphPlace>, buildings: Map<string, GraphPlace>): Above {
  let floor: GraphPlace | undefined;
  let parentId = room.parentId ?? "";
  for (let steps = 0; steps < 4; steps += 1) {
    const building = buildings.get(parentId);
    if (building !== undefined) return { floor, building };
    const next = above.get(parentId);
    if (next === undefined) break;
    // The last one below the building is the floor.
    floor = next;
    parentId = next.parentId ?? "";
  }
  return { floor, building: undefined };
}

function toPlace(room: GraphPlace, { floor, building }: Above, list: GraphPlace | undefined): ImportedPlace {
  const where = [building?.address, room.address, list?.address].find((one) => one?.city);
  const country = where?.countryOrRegion ?? undefined;
  return {
    site: where?.city ?? undefined,
    countryCode: country === undefined ? undefined : countryCodeOf(country),
    timeZone: undefined,
    building: building?.displayName ?? room.building ?? list?.displayName ?? undefined,
    floorLevel: room.floorNumber ?? floor?.sortOrder ?? undefined,
    floor: floor?.displayName ?? room.floorLabel ?? undefined,
    name: room.displayName ?? room.nickname ?? room.emailAddress ?? "",
    email: room.emailAddress ?? undefined,
    capacity: room.capacity ?? undefined,
    features: featuresOf(room),
    accessible: room.isWheelChairAccessible ?? undefined,
    reference: room.placeId ?? undefined,
  };
}

/** A room that is met twice keeps what is known of it first. */
function mergePlaces(first: ImportedPlace | undefined, second: ImportedPlace): ImportedPlace {
  if (first === undefined) return second;
  const known = Object.entries(first).filter(([, value]) => value !== undefined);
  return { ...second, ...(Object.fromEntries(known) as Partial<ImportedPlace>) };
}

function featuresOf(room: GraphPlace): string[] {
  const devices = [
    room.displayDeviceName ? "screen" : "",
    room.videoDeviceName ? "video" : "",
    room.audioDeviceName ? "phone" : "",
    room.teamsEnabledState?.toLowerCase() === "enabled" ? "hybrid" : "",
  ];
  const tags = (room.tags ?? []).map((tag) => tag.toLowerCase().replace(/[^a-z0-9]+/g, "_"));
  const words = [...devices, ...tags].map((word) => word.replace(/^[^a-z]+|_+$/g, "").slice(0, 40));
  return [...new Set(words)].filter((word) => word !== "");
}
