import type { Room } from "@magic-meetings/contract/places/place.ts";

/** The room that is chosen, with a second one where two of them are taken together. */
export type ChosenRoom = Room & { with?: Room };
