import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { DraftLine, PricedLine } from "./draft-order.ts";

export interface OrderRefusalProps {
  error: unknown;
  lines: readonly PricedLine[];
  accounts: readonly OrderAccount[];
  /** The account that was to pay. */
  accountId: string | undefined;
  timeZone: string;
  onChange: (key: string, change: Partial<DraftLine>) => void;
  /** Delivers lines at other moments. */
  onMove: (moves: readonly { key: string; deliverAt: string }[]) => void;
  onRemove: (key: string) => void;
  onAccount: (accountId: string) => void;
  /** Orders at another total than the one that was shown first. */
  onAgree: (total: Money) => void;
  onRetry: () => void;
}
