import type { Reference } from "./form-spec.ts";
import type { KeptKind, PlaceRef } from "./place-ref.ts";
import type { Kept, Things } from "./upkeep.ts";

/** What a thing belongs to that is not in the tree, so that there is a way back from it. */
export function whereOf(kind: KeptKind, thing: Kept): { name: string; ref: PlaceRef } | undefined {
  switch (kind) {
    case "access-point": {
      const { site, floor } = thing as Things["access-point"];
      return floor ? to("floor", floor) : to("site", site);
    }
    case "holiday":
      return to("business-hours", (thing as Things["holiday"]).businessHours);
    case "room-rule": {
      const { room, roomGroup } = thing as Things["room-rule"];
      return room ? to("room", room) : roomGroup ? to("room-group", roomGroup) : undefined;
    }
    default:
      return undefined;
  }
}

function to(kind: KeptKind, { id, name }: Reference): { name: string; ref: PlaceRef } {
  return { name, ref: { kind, id } };
}

/** The place in the tree that a thing is shown with: a deleted room's floor, a rule's room. */
export function placeInTree(kind: KeptKind, thing: Kept | undefined): string | undefined {
  if (!thing) return undefined;
  switch (kind) {
    case "building":
      return (thing as Things["building"]).site.id;
    case "floor":
      return (thing as Things["floor"]).building.id;
    case "room":
      return (thing as Things["room"]).floorId;
    case "access-point": {
      const { site, floor } = thing as Things["access-point"];
      return floor?.id ?? site.id;
    }
    case "room-rule":
      return (thing as Things["room-rule"]).room?.id;
    default:
      return undefined;
  }
}
