import { decimalToMinor } from "@magic-meetings/contract/accounts/decimal-rules.ts";
import {
  mostInvoiceLines,
  newInvoiceLineSchema,
  type NewInvoiceLine,
} from "@magic-meetings/contract/accounts/vendor-invoice.ts";
import { Refusal, type FieldError } from "@magic-meetings/contract/problems/problem.ts";
import { FileRefusal } from "../imports/file-refusal.ts";
import { readCsv } from "../imports/read-csv.ts";

type Field = "order" | "text" | "quantity" | "amount";

/** What vendors call the columns. */
const headings: Record<string, Field> = {
  order: "order",
  "order number": "order",
  ordre: "order",
  ordrenr: "order",
  ordrenummer: "order",
  bestilling: "order",
  text: "text",
  description: "text",
  service: "text",
  item: "text",
  tekst: "text",
  beskrivelse: "text",
  vare: "text",
  quantity: "quantity",
  qty: "quantity",
  antal: "quantity",
  amount: "amount",
  total: "amount",
  beløb: "amount",
  belob: "amount",
};

const mostErrors = 50;

/** The lines of an invoice from a table with a heading; refuses with what is wrong in which line. */
export async function readInvoiceCsv(bytes: Uint8Array, minorUnits: number): Promise<NewInvoiceLine[]> {
  const lines: NewInvoiceLine[] = [];
  const errors: FieldError[] = [];
  let columns: (Field | undefined)[] | undefined;
  try {
    for await (const { cells } of readCsv(bytes)) {
      if (columns === undefined) {
        columns = cells.map((cell) => headings[cell.replace("\ufeff", "").trim().toLowerCase()]);
        if (!columns.includes("amount")) throw unread("There is no column `amount` in the first row");
        continue;
      }
      if (lines.length === mostInvoiceLines) throw tooMany();
      lines.push(lineOf(columns, cells, { index: lines.length, minorUnits, errors }));
      if (errors.length >= mostErrors) break;
    }
  } catch (error) {
    throw error instanceof FileRefusal ? unread(error.message) : error;
  }
  if (errors.length > 0) throw new Refusal("invalid", errors[0]?.detail ?? "The file cannot be read", { errors });
  if (lines.length === 0) throw unread("The file has no lines below its first row");
  return lines;
}

interface Reading {
  index: number;
  minorUnits: number;
  errors: FieldError[];
}

function lineOf(
  columns: readonly (Field | undefined)[],
  cells: readonly string[],
  { index, minorUnits, errors }: Reading,
): NewInvoiceLine {
  const cell = (field: Field) => (cells[columns.indexOf(field)] ?? "").trim();
  const wrong = (field: Field, detail: string) => {
    errors.push({ pointer: `/lines/${index}/${field}`, code: field, detail: `Line ${index + 1}: ${detail}` });
  };
  const amountMinor = decimalToMinor(cell("amount"), minorUnits);
  if (amountMinor === undefined) wrong("amount", `“${cell("amount").slice(0, 40)}” is no amount`);
  const order = cell("order").replace(/^#/, "");
  if (order !== "" && !/^\d{1,12}$/.test(order)) wrong("order", `“${order.slice(0, 40)}” is no number of an order`);
  const thousandths = cell("quantity") === "" ? undefined : decimalToMinor(cell("quantity"), 3);
  if (cell("quantity") !== "" && thousandths === undefined) {
    wrong("quantity", `“${cell("quantity").slice(0, 40)}” is no quantity`);
  }
  const read = newInvoiceLineSchema.safeParse({
    orderNumber: /^\d{1,12}$/.test(order) && Number(order) > 0 ? Number(order) : null,
    text: cell("text").slice(0, 300),
    quantity: thousandths === undefined ? null : thousandths / 1_000,
    amountMinor: amountMinor ?? 0,
  });
  if (read.success) return read.data;
  wrong("amount", "this is larger than what can be invoiced");
  return { orderNumber: null, text: "", quantity: null, amountMinor: 0 };
}

function unread(detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer: "", code: "file", detail }] });
}

function tooMany(): Refusal {
  return unread(`An invoice has at most ${mostInvoiceLines} lines`);
}
