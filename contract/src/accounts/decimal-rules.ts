// Amounts as decimals, exact to the last minor unit: never through floating point.

/** `12950` in a currency with two decimals is `129.50`; with none `12950`, with three `12.950`. */
export function minorToDecimal(amountMinor: number, minorUnits: number): string {
  if (!Number.isSafeInteger(amountMinor)) throw new Error(`${amountMinor} is no number of minor units`);
  const sign = amountMinor < 0 ? "-" : "";
  const digits = String(Math.abs(amountMinor)).padStart(minorUnits + 1, "0");
  if (minorUnits === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -minorUnits)}.${digits.slice(-minorUnits)}`;
}

/**
 * Reads what people and spreadsheets write: `1234.5`, `1.234,50`, `1 234,50`, `-12`. Undefined for what is no amount of
 * the currency, for example three decimals where it has two.
 */
export function decimalToMinor(text: string, minorUnits: number): number | undefined {
  const plain = text.trim().replace(/[\s'’\u00a0\u202f]/g, "");
  const found = /^([+-]?)(\d[\d.,]*)$/.exec(plain);
  if (!found) return undefined;
  const [, sign = "", body = ""] = found;
  const parts = splitDecimals(body, minorUnits);
  if (parts === undefined) return undefined;
  const amount = Number(`${parts.whole}${parts.decimals.padEnd(minorUnits, "0")}`);
  if (!Number.isSafeInteger(amount)) return undefined;
  return sign === "-" && amount !== 0 ? -amount : amount;
}

function splitDecimals(body: string, minorUnits: number): { whole: string; decimals: string } | undefined {
  const last = Math.max(body.lastIndexOf("."), body.lastIndexOf(","));
  const mark = body[last];
  const isSeparatorOfThousands =
    mark !== undefined && grouped(body, mark) && (body.split(mark).length > 2 || minorUnits !== 3);
  if (last === -1 || isSeparatorOfThousands) return { whole: body.replace(/[.,]/g, ""), decimals: "" };
  const [whole, decimals] = [body.slice(0, last), body.slice(last + 1)];
  const other = mark === "." ? "," : ".";
  if (decimals.length > minorUnits || whole.includes(mark ?? "")) return undefined;
  if (whole.includes(other) && !grouped(whole, other)) return undefined;
  return { whole: whole.replaceAll(other, ""), decimals };
}

/** Whether the mark stands between groups of three digits only: `1.234.567`. */
function grouped(body: string, mark: string): boolean {
  return new RegExp(`^\\d{1,3}(\\${mark}\\d{3})+$`).test(body);
}

/** The VAT on an amount without it, to the nearest minor unit; half a unit is rounded away from nothing. */
export function vatOf(amountMinor: number, vatPercent: number): number {
  const numerator = BigInt(Math.abs(amountMinor)) * BigInt(Math.round(vatPercent * 100));
  const rounded = Number((numerator + 5_000n) / 10_000n);
  return amountMinor < 0 && rounded !== 0 ? -rounded : rounded;
}
