import type { BrokenRule } from "../rooms/room-rule.ts";
import type { MoveConsequences } from "../moves/move.ts";
import type { LineDifference, OrderConsequences } from "../service-orders/order-consequences.ts";

// The stable error codes of the API (RFC 9457 problem details) and the HTTP status each one answers with. Statuses are chosen here once.

export const errorStatus = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  consent_needed: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  room_taken: 409,
  name_taken: 409,
  place_in_use: 409,
  room_has_bookings: 409,
  idempotency_key_reused: 409,
  wrong_state: 409,
  change_not_acknowledged: 409,
  nothing_to_acknowledge: 409,
  fee_applies: 409,
  answer_needed: 409,
  move_over: 409,
  not_delegate: 409,
  price_changed: 409,
  vendor_full: 409,
  line_delivered: 409,
  head_count_changed: 409,
  fee_waived: 409,
  account_has_holds: 409,
  period_not_over: 409,
  earlier_period_open: 409,
  period_open: 409,
  period_closed: 409,
  period_exported: 409,
  period_has_open_matters: 409,
  nothing_to_export: 409,
  version_conflict: 412,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  past_cutoff: 422,
  past_order_before: 422,
  unknown_service: 422,
  service_not_offered_here: 422,
  service_not_offered_then: 422,
  out_of_season: 422,
  quantity_below_minimum: 422,
  quantity_above_maximum: 422,
  unknown_option: 422,
  delivery_outside_meeting_day: 422,
  unknown_account: 422,
  account_not_yours: 422,
  account_closed: 422,
  account_currency_differs: 422,
  account_split_incomplete: 422,
  approval_limit_exceeded: 422,
  budget_exceeded: 422,
  no_location: 422,
  unknown_site: 422,
  not_invited: 422,
  meeting_over: 422,
  order_empty: 422,
  room_not_bookable: 422,
  room_rule_broken: 422,
  site_closed: 422,
  too_early: 422,
  too_late: 422,
  visit_not_cleared: 409,
  visitor_erased: 409,
  offer_over: 409,
  proposal_over: 409,
  plan_not_understood: 422,
  picture_not_understood: 422,
  event_not_understood: 422,
  import_has_bad_rows: 422,
  nothing_to_import: 422,
  precondition_required: 428,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

/** One bad field: a JSON pointer into the request and what is wrong with it. */
export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

/** Something that is in the way of a change: for example a room on a floor that is to be deleted. */
export interface Blocker {
  /** As in `happened` and in the audit log: `room`, `floor`, `room_booking` … */
  type: string;
  id: string;
  name: string;
  /** When a booking begins. */
  start?: string;
  /** With `name_taken`: the other one is deleted, and could be restored. */
  deleted?: boolean;
}

/** The body of every error answer, as `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  requestId?: string;
  errors?: FieldError[];
  /** What the person can take instead, where there is something; its shape belongs to the code. */
  alternatives?: unknown[];
  /** The version that is current, with `version_conflict`. */
  currentVersion?: number;
  /** What somebody else changed meanwhile, with `version_conflict` of an order. */
  changes?: LineDifference[];
  /** What it costs, with `fee_applies` and `price_changed`. */
  consequences?: OrderConsequences;
  /** What a change of a meeting means, with `answer_needed` and `fee_applies` of a move. */
  move?: MoveConsequences;
  /** What is in the way, with `place_in_use`, `room_has_bookings` and `name_taken`. */
  blockedBy?: { count: number; items: Blocker[] };
  /** The rule that refuses and what it would allow, with `room_rule_broken` and `site_closed`. */
  rule?: BrokenRule;
}

type More = Pick<
  Problem,
  "errors" | "alternatives" | "currentVersion" | "changes" | "consequences" | "move" | "rule" | "blockedBy"
>;

/** A refusal by a rule: thrown by commands, turned into problem details by the HTTP layer. `detail` is a sentence for the user. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly more: More;

  constructor(code: ErrorCode, detail: string, more: More = {}) {
    super(detail);
    this.name = "Refusal";
    this.code = code;
    this.more = more;
  }
}
