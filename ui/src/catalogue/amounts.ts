// Amounts as people type them: in whole units of the currency, with a point or a comma before the smaller ones.

/** Digits behind the point; undefined where there is no such currency. */
export function digitsOf(currency: string): number | undefined {
  if (!/^[A-Za-z]{3}$/.test(currency.trim())) return undefined;
  const format = new Intl.NumberFormat("en", { style: "currency", currency: currency.trim() });
  return format.resolvedOptions().maximumFractionDigits;
}

/** The minor units of what was typed; NaN where it is no amount of the currency. */
export function toMinor(typed: string, currency: string): number {
  const digits = digitsOf(currency) ?? 2;
  const found = /^(\d{1,9})(?:[.,](\d+))?$/.exec(typed.trim().replace(/\s/g, ""));
  const [, whole = "", part = ""] = found ?? [];
  if (!found || part.length > digits) return Number.NaN;
  return Number(whole + part.padEnd(digits, "0"));
}

/** As it is typed: `49` or `49.50`. */
export function toMajor(minor: number, currency: string): string {
  const digits = digitsOf(currency) ?? 2;
  const whole = Math.trunc(minor / 10 ** digits);
  const part = minor % 10 ** digits;
  return part === 0 ? String(whole) : `${whole}.${String(part).padStart(digits, "0")}`;
}
