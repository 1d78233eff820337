/** An amount as it is typed, in minor units: null where it is empty, undefined where it is no amount. */
export function toMinorUnits(typed: string, currency: string): number | null | undefined {
  const text = typed.trim().replace(/[\s\u00a0]/g, "");
  if (text === "") return null;
  const digits = decimalsOf(currency);
  const [, whole = "", , parts = ""] = /^(\d{1,9})([.,](\d*))?$/.exec(text) ?? [];
  if (whole === "" || parts.length > digits) return undefined;
  return Number(whole) * 10 ** digits + Number(parts.padEnd(digits, "0") || "0");
}

/** Minor units as they are typed: `129.50`. */
export function fromMinorUnits(minor: number, currency: string): string {
  return (minor / 10 ** decimalsOf(currency)).toFixed(decimalsOf(currency));
}

function decimalsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
