import { isSqlState } from "./sql-state.ts";

const states = { unique: "23505", exclusion: "23P01", foreignKey: "23503", check: "23514" };
const quotedConstraint = /constraint "([^"]+)"/;
const shardSuffix = /_\d+$/;

/**
 * The name of the violated constraint as the migrations spell it. A sharded database appends `_digits` to it and may
 * give it in the message only; names of ours never end in digits.
 */
export function constraintName(error: unknown): string | undefined {
  if (!isSqlState(error, ...Object.values(states)) || !(error instanceof Error)) return undefined;
  const field = "constraint" in error && typeof error.constraint === "string" ? error.constraint : undefined;
  return (field ?? quotedConstraint.exec(error.message)?.[1])?.replace(shardSuffix, "");
}

/** A row with this key is there already. Without a name: any unique or primary key. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return violates(error, states.unique, constraint);
}

/** Overlaps a row that excludes it, for example `room_booking_no_overlap`. */
export function isExclusionViolation(error: unknown, constraint?: string): boolean {
  return violates(error, states.exclusion, constraint);
}

/** Refers to a row that is not there, or removes one that is referred to. */
export function isForeignKeyViolation(error: unknown, constraint?: string): boolean {
  return violates(error, states.foreignKey, constraint);
}

export function isCheckViolation(error: unknown, constraint?: string): boolean {
  return violates(error, states.check, constraint);
}

function violates(error: unknown, state: string, constraint: string | undefined): boolean {
  return isSqlState(error, state) && (constraint === undefined || constraintName(error) === constraint);
}
