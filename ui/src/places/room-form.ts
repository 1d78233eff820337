import type { RoomDetail, RoomLayout } from "@magic-meetings/contract/places/room-detail.ts";
import { toWhole, type FormSpec, type Reference } from "./form-spec.ts";

export type RoomForm = {
  name: string;
  email: string;
  floorId: string;
  capacity: string;
  features: string[];
  /** Seats by layout; a layout that is not in it is not possible. */
  layouts: Partial<Record<RoomLayout, string>>;
  setupMinutes: string;
  cleardownMinutes: string;
  approvalNeeded: boolean;
  approver: Reference | null;
  noShowMinutes: string;
  /** A shape, or a point, or neither. */
  planShape: string;
  planX: string;
  planY: string;
};

export const roomForm: FormSpec<RoomDetail, RoomForm> = {
  blank: () => ({
    name: "",
    email: "",
    floorId: "",
    capacity: "",
    features: [],
    layouts: {},
    setupMinutes: "0",
    cleardownMinutes: "0",
    approvalNeeded: false,
    approver: null,
    noShowMinutes: "0",
    planShape: "",
    planX: "",
    planY: "",
  }),
  of: (room) => ({
    name: room.name,
    email: room.email,
    floorId: room.floorId,
    capacity: String(room.capacity),
    features: room.features,
    layouts: Object.fromEntries(Object.entries(room.layouts).map(([layout, seats]) => [layout, String(seats)])),
    setupMinutes: String(room.setupMinutes),
    cleardownMinutes: String(room.cleardownMinutes),
    approvalNeeded: room.approvalNeeded,
    approver: room.approver,
    noShowMinutes: String(room.noShowMinutes),
    planShape: room.planShape ?? "",
    planX: numberText(room.planX),
    planY: numberText(room.planY),
  }),
  body: (form) => ({
    name: form.name,
    email: form.email,
    floorId: form.floorId,
    capacity: toWhole(form.capacity),
    features: form.features,
    layouts: Object.fromEntries(Object.entries(form.layouts).map(([layout, seats]) => [layout, toWhole(seats)])),
    setupMinutes: toWhole(form.setupMinutes),
    cleardownMinutes: toWhole(form.cleardownMinutes),
    approvalNeeded: form.approvalNeeded,
    approverId: form.approver?.id ?? null,
    noShowMinutes: toWhole(form.noShowMinutes),
    planShape: form.planShape || null,
    planX: form.planX === "" ? null : toWhole(form.planX),
    planY: form.planY === "" ? null : toWhole(form.planY),
  }),
  below: (floorId) => ({ floorId }),
};

/** A feature as it is kept, from what somebody typed: `Stand-up desk` is `stand_up_desk`. Empty where nothing is left. */
export function toFeature(typed: string): string {
  return typed
    .normalize("NFKD")
    .toLowerCase()
    .replace(/æ/g, "ae")
    .replace(/ø/g, "oe")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_\d]+|_+$/g, "")
    .slice(0, 40);
}

function numberText(value: number | null): string {
  return value === null ? "" : String(value);
}
