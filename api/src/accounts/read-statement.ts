import type { StreamedFile } from "@magic-meetings/contract/http/endpoint.ts";
import { minorToDecimal, vatOf } from "@magic-meetings/contract/accounts/decimal-rules.ts";
import type { Balance, Statement, StatementLine } from "@magic-meetings/contract/accounts/statement.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import type { Principal } from "../identity/principal.ts";
import { accountSight } from "./account-policy.ts";
import {
  findStatementAccount,
  readClosing,
  readOpening,
  readStatementPage,
  type StatementAccount,
  type StatementQuestion,
  type StatementRow,
} from "./statement-sql.ts";
import { tableFile, type TableFormat } from "./write-table.ts";
import type { Cell, Rows } from "./write-xlsx.ts";

const mostDays = 400;
const day = 86_400_000;
/** Rows that are read at once while a file is written: enough to keep the reader busy, few enough to be small. */
const rowsAtOnce = 250;

const position = z.tuple([z.iso.date(), z.string().regex(/^[\d :.+-]{10,40}$/), z.uuid(), z.uuid()]);

export interface StatementRequest {
  id: string;
  from: string;
  to: string;
}

/** A page of a statement with the balances before and after all of it. */
export async function readStatement(
  db: Queries,
  principal: Principal,
  { limit, after, now, ...request }: StatementRequest & { limit: number; after?: string | undefined; now: Date },
): Promise<Statement> {
  const { account, question } = await open(db, principal, request);
  const [opening, closing, rows] = await Promise.all([
    readOpening(db, question),
    readClosing(db, question),
    readStatementPage(db, question, { after: decodeCursor(position, after), limit: limit + 1 }),
  ]);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const { id, code, name, kind, currency, minorUnits } = account;
  return {
    account: { id, code, name, kind, currency, minorUnits },
    from: request.from,
    to: request.to,
    asOf: now.toISOString(),
    opening,
    closing,
    items: items.map(toLine),
    next: rows.length > limit && last !== undefined ? encodeCursor(last.position) : null,
  };
}

/** The whole statement as a file; its closing balance is the opening one and every line of it. */
export async function writeStatement(
  db: Queries,
  principal: Principal,
  { format, ...request }: StatementRequest & { format: TableFormat },
): Promise<StreamedFile> {
  const { account, question } = await open(db, principal, request);
  const opening = await readOpening(db, question);
  const name = `statement-${account.code}-${request.from}-${request.to}`;
  return tableFile(format, { name, sheet: account.code, rows: statementRows(db, { account, question, opening }) });
}

async function open(db: Queries, principal: Principal, { id, from, to }: StatementRequest) {
  const length = (Date.parse(to) - Date.parse(from)) / day + 1;
  if (length < 1) throw unfit("/query/to", "before_from", "The last day is before the first one");
  if (length > mostDays) throw unfit("/query/to", "too_long", `A statement has at most ${mostDays} days`);
  const { tenantId } = principal;
  const account = await findStatementAccount(db, { tenantId, id, sight: accountSight(principal) });
  if (account === undefined) throw new Refusal("not_found", "There is no such account");
  const { kind, timeZone } = account;
  return { account, question: { tenantId, accountId: id, kind, timeZone, from, to } };
}

function unfit(pointer: string, code: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code, detail }] });
}

/** Headers are not translated: what reads the file relies on them. */
const headers = [
  ...["day", "moment", "kind", "order", "meeting", "service", "vendor", "counter_account", "memo"],
  ...["held", "posted", "vat_percent", "vat", "currency"],
];

interface Written {
  account: StatementAccount;
  question: StatementQuestion;
  opening: Balance;
}

async function* statementRows(db: Queries, { account, question, opening }: Written): Rows {
  const { currency, minorUnits } = account;
  const amount = (minor: number): Cell => ({ number: minorToDecimal(minor, minorUnits) });
  const balance = (on: string, label: string, { heldMinor, postedMinor }: Balance): Cell[] => [
    ...[on, null, label, null, null, null, null, null, null],
    ...[amount(heldMinor), amount(postedMinor), null, null, currency],
  ];
  // What stands on top goes out at once: whoever waits sees that it has begun.
  yield [headers, balance(question.from, "opening", opening)];
  const sum = { ...opening };
  for await (const rows of statementPages(db, question)) {
    yield rows.map((row) => {
      const line = toLine(row);
      sum.heldMinor += line.heldMinor;
      sum.postedMinor += line.postedMinor;
      return [
        ...[line.day, line.at, line.kind, line.orderNumber === null ? null : { number: String(line.orderNumber) }],
        ...[line.meeting, line.service, line.vendor, line.counterAccount, line.memo],
        ...[amount(line.heldMinor), amount(line.postedMinor)],
        line.vatPercent === null ? null : { number: String(line.vatPercent) },
        line.vatMinor === null ? null : amount(line.vatMinor),
        currency,
      ];
    });
  }
  yield [balance(question.to, "closing", sum)];
}

async function* statementPages(db: Queries, question: StatementQuestion): AsyncGenerator<StatementRow[]> {
  let rows = await readStatementPage(db, question, { after: undefined, limit: rowsAtOnce });
  while (rows.length > 0) {
    const last = rows.at(-1);
    // The next rows are on their way while these are written.
    const next =
      rows.length < rowsAtOnce || last === undefined
        ? Promise.resolve([])
        : readStatementPage(db, question, { after: last.position, limit: rowsAtOnce });
    next.catch(() => undefined);
    yield rows;
    rows = await next;
  }
}

/** Named one by one: an object made from the rest of another takes several times its room. */
function toLine(row: StatementRow): StatementLine {
  const isHeld = row.kind === "hold" || row.kind === "release";
  const postedMinor = isHeld ? 0 : row.amountMinor;
  return {
    id: row.id,
    transactionId: row.transactionId,
    day: row.day,
    at: row.at.toISOString(),
    kind: row.kind,
    memo: row.memo,
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    meeting: row.meeting,
    service: row.service,
    vendor: row.vendor,
    counterAccount: row.counterAccount,
    vatPercent: row.vatPercent,
    heldMinor: isHeld ? row.amountMinor : 0,
    postedMinor,
    vatMinor: row.vatPercent === null || isHeld ? null : vatOf(postedMinor, row.vatPercent),
  };
}
