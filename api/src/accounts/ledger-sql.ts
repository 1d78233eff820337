import { constraintName } from "../db/constraint-errors.ts";
import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";

/** One debit and one credit of the same amount. */
export interface NewTransfer {
  id: string;
  debitAccountId: string;
  creditAccountId: string;
  amountMinor: number;
  reversesId: string | null;
}

export interface NewTransaction {
  tenantId: string;
  id: string;
  kind: "hold" | "release";
  serviceOrderId: string;
  currency: string;
  now: Date;
  userId: string | null;
  transfers: readonly NewTransfer[];
}

const statements = new Map<number, Statement>();
const shared = 7;
const own = 5;

/** A transaction with its transfers, in one statement: neither stands without the other. */
export async function insertTransaction(db: Queries, transaction: NewTransaction): Promise<void> {
  const { tenantId, id, kind, serviceOrderId, currency, now, userId, transfers } = transaction;
  if (transfers.length === 0) return;
  const rows = transfers.map((t) => [t.id, t.debitAccountId, t.creditAccountId, t.amountMinor, t.reversesId]);
  const values = [tenantId, id, now, kind, serviceOrderId, userId, currency, ...rows.flat()];
  await db.execute(statementFor(transfers.length), values);
}

function statementFor(count: number): Statement {
  const known = statements.get(count);
  if (known) return known;
  const rows = Array.from({ length: count }, (_, row) => {
    const [id, debit, credit, amount, reverses] = Array.from({ length: own }, (_, i) => shared + row * own + i + 1);
    return `($1, $${id}::uuid, $2, $${debit}::uuid, $${credit}::uuid, $7::char(3), $${amount}::bigint, $${reverses}::uuid)`;
  });
  const made = sql(
    `transaction_insert_${count}`,
    `with made as (
       insert into transaction (tenant_id, id, at, kind, service_order_id, created_by)
       values ($1, $2, $3, $4, $5, $6)
     )
     insert into transfer (
       tenant_id, id, transaction_id, debit_account_id, credit_account_id, currency, amount_minor, reverses_id)
     values ${rows.join(", ")}`,
  );
  statements.set(count, made);
  return made;
}

const changeHeld = sql(
  "account_change_held",
  `update account a
      set held_minor = a.held_minor + c.amount_minor,
          updated_at = $4,
          version = a.version + 1
     from unnest($2::uuid[], $3::bigint[]) as c (account_id, amount_minor)
    where a.tenant_id = $1
      and a.id = c.account_id`,
);

export interface HeldChange {
  accountId: string;
  amountMinor: number;
}

/** False when an account's budget would be overspent; then the transaction has failed and must be rolled back. */
export async function changeHeldAmounts(
  db: Queries,
  { tenantId, changes, now }: { tenantId: string; changes: readonly HeldChange[]; now: Date },
): Promise<boolean> {
  try {
    const ids = changes.map((change) => change.accountId);
    const amounts = changes.map((change) => change.amountMinor);
    await db.execute(changeHeld, [tenantId, ids, amounts, now]);
    return true;
  } catch (error) {
    if (constraintName(error) === "account_within_budget") return false;
    throw error;
  }
}

const open = sql(
  "transfer_open_holds",
  `select t.id, t.debit_account_id, t.credit_account_id, t.amount_minor
     from transaction x
     join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
    where x.tenant_id = $1
      and x.service_order_id = $2
      and x.kind = 'hold'
      and not exists (
        select 1
          from transfer r
         where r.tenant_id = t.tenant_id
           and r.reverses_id = t.id)
    order by t.id`,
);

export interface OpenHold {
  id: string;
  accountId: string;
  clearingAccountId: string;
  amountMinor: number;
}

/** What an order still holds. */
export async function findOpenHolds(
  db: Queries,
  { tenantId, serviceOrderId }: { tenantId: string; serviceOrderId: string },
): Promise<OpenHold[]> {
  const rows = await db.query<{
    id: string;
    debit_account_id: string;
    credit_account_id: string;
    amount_minor: number;
  }>(open, [tenantId, serviceOrderId]);
  return rows.map((row) => ({
    id: row.id,
    accountId: row.debit_account_id,
    clearingAccountId: row.credit_account_id,
    amountMinor: row.amount_minor,
  }));
}
