import type { knownFeatures, RoomLayout } from "@magic-meetings/contract/places/room-detail.ts";

// The contract's own lists stand beside its schemas, which a page does not load.

/** The features that can be asked for with one press. */
export const roomFeatures = [
  "screen",
  "video",
  "whiteboard",
  "phone",
  "accessible",
  "hybrid",
  "catering",
  "daylight",
] as const satisfies typeof knownFeatures;

/** How a room can be seated. */
export const roomLayouts = [
  "board",
  "theatre",
  "classroom",
  "u_shape",
  "hollow_square",
  "cabaret",
  "banquet",
  "standing",
] as const satisfies readonly RoomLayout[];
