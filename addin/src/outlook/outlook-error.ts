/**
 * What can go wrong with Outlook, in words that the pane can act on.
 * `not_saved`: the appointment has no id before it is saved. `timeout`: no answer in time. `unsupported`: this Outlook
 * cannot do it. `offline` and `busy` pass by themselves and are tried again. `not_in_outlook`: no host answered at all.
 */
export type OutlookErrorCode =
  | "not_in_outlook"
  | "unsupported"
  | "not_saved"
  | "denied"
  | "invalid"
  | "too_large"
  | "offline"
  | "busy"
  | "timeout"
  | "sign_in"
  | "unknown";

export class OutlookError extends Error {
  readonly code: OutlookErrorCode;
  /** The call of Office.js that failed, for example `start.getAsync`. */
  readonly call: string;
  /** Office.js' own number, where it gave one. */
  readonly officeCode: number | undefined;

  constructor(code: OutlookErrorCode, call: string, message: string, officeCode?: number) {
    super(message);
    this.name = "OutlookError";
    this.code = code;
    this.call = call;
    this.officeCode = officeCode;
  }
}

/** From the error numbers of Office.js (Mailbox 9000-9055, single sign-on 13000-13013, common 5000-7009). */
export function toOutlookError(call: string, error: { code?: number; name?: string; message?: string }): OutlookError {
  const code = codeOf(error.code, error.name);
  return new OutlookError(code, call, error.message || error.name || `Outlook refused ${call}`, error.code);
}

export function isTransient(error: OutlookError): boolean {
  return error.code === "offline" || error.code === "busy";
}

const codeByNumber: Record<number, OutlookErrorCode> = {
  1001: "invalid",
  5000: "unsupported",
  5001: "busy",
  7000: "denied",
  9010: "invalid",
  9012: "too_large",
  9013: "invalid",
  9020: "busy",
  9021: "busy",
  9030: "busy",
  9031: "invalid",
  9032: "unsupported",
  9038: "denied",
  9040: "offline",
  9041: "offline",
  9042: "busy",
  9046: "not_saved",
  9047: "denied",
  9055: "unsupported",
};

function codeOf(number: number | undefined, name: string | undefined): OutlookErrorCode {
  if (number !== undefined && number >= 13000 && number < 13020) return "sign_in";
  if (name === "ItemNotSaved") return "not_saved";
  return (number === undefined ? undefined : codeByNumber[number]) ?? "unknown";
}
