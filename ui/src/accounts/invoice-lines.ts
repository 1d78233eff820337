import { decimalToMinor } from "@magic-meetings/contract/accounts/decimal-rules.ts";
import type { TypedLine } from "./use-finance.ts";

/** Lines as they are typed, `order; text; quantity; amount`; or the first that cannot be read. */
export function readTypedLines(
  typed: string,
  minorUnits: number,
): { lines: TypedLine[] } | { number: number; line: string } {
  const lines: TypedLine[] = [];
  for (const [index, line] of typed.split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line, minorUnits);
    if (read === undefined) return { number: index + 1, line: line.trim().slice(0, 80) };
    lines.push(read);
  }
  return { lines };
}

function readLine(line: string, minorUnits: number): TypedLine | undefined {
  const cells = line.split(/[;\t]/).map((cell) => cell.trim());
  if (cells.length !== 4) return undefined;
  const [order = "", text = "", quantity = "", amount = ""] = cells;
  const amountMinor = decimalToMinor(amount, minorUnits);
  if (amountMinor === undefined || !/^#?\d{0,12}$/.test(order)) return undefined;
  const thousandths = quantity === "" ? null : decimalToMinor(quantity, 3);
  if (thousandths === undefined) return undefined;
  const number = Number(order.replace("#", ""));
  return {
    orderNumber: number > 0 ? number : null,
    text,
    quantity: thousandths === null ? null : thousandths / 1_000,
    amountMinor,
  };
}
