import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { transactionChannel, type TransactionSeen } from "./transaction.ts";

/** The transactions that ended while it worked, of the whole process; for tests. */
export async function transactionsSeen(work: () => Promise<unknown>): Promise<TransactionSeen[]> {
  const seen: TransactionSeen[] = [];
  const listen = (message: unknown) => void seen.push(message as TransactionSeen);
  subscribe(transactionChannel.name, listen);
  try {
    await work();
  } finally {
    unsubscribe(transactionChannel.name, listen);
  }
  return seen;
}
