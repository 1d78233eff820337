import type { NewCorrection } from "@magic-meetings/contract/accounts/accounting-period.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../session/session-context.ts";

// Everything that finance reads begins with one key: a change of the books makes all of it old.

const financeKey = ["finance"] as const;

function useBooksChanged() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: financeKey }),
      queryClient.invalidateQueries({ queryKey: ["accounts"] }),
    ]);
}

export function useMonths() {
  const client = useApi();
  return useQuery({
    queryKey: [...financeKey, "months"],
    queryFn: async ({ signal }) =>
      (await client("GET /accounting-periods", { query: { limit: 24 } }, { signal })).items,
  });
}

export function useMonth(month: string) {
  const client = useApi();
  return useQuery({
    queryKey: [...financeKey, "month", month],
    queryFn: ({ signal }) => client("GET /accounting-periods/:month", { params: { month } }, { signal }),
  });
}

export type MonthStep =
  { action: "close"; month: string; acceptOpen: boolean } | { action: "reopen"; month: string; reason: string };

export function useMonthStep() {
  const client = useApi();
  const changed = useBooksChanged();
  return useMutation({
    mutationFn: (step: MonthStep) => {
      const params = { month: step.month };
      const options = { idempotencyKey: crypto.randomUUID() };
      return step.action === "close"
        ? client("POST /accounting-periods/:month/close", { params, body: { acceptOpen: step.acceptOpen } }, options)
        : client("POST /accounting-periods/:month/reopen", { params, body: { reason: step.reason } }, options);
    },
    onSettled: changed,
  });
}

export function useCorrections() {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...financeKey, "corrections"],
    queryFn: ({ pageParam, signal }) =>
      client("GET /corrections", { query: pageParam === undefined ? {} : { after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useCorrect() {
  const client = useApi();
  const changed = useBooksChanged();
  return useMutation({
    mutationFn: (body: NewCorrection) => client("POST /corrections", { body }, { idempotencyKey: crypto.randomUUID() }),
    onSettled: changed,
  });
}

export function useExports() {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...financeKey, "exports"],
    queryFn: ({ pageParam, signal }) =>
      client("GET /finance-exports", { query: pageParam === undefined ? {} : { after: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useMakeExport() {
  const client = useApi();
  const changed = useBooksChanged();
  return useMutation({
    mutationFn: (month: string) =>
      client("POST /finance-exports", { body: { month } }, { idempotencyKey: crypto.randomUUID() }),
    onSettled: changed,
  });
}

export function useVendorStatement(id: string, month: string) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...financeKey, "vendor-statement", id, month],
    queryFn: ({ pageParam, signal }) => {
      const query = { month, limit: 100, ...(pageParam === undefined ? {} : { after: pageParam }) };
      return client("GET /vendors/:id/statement", { params: { id }, query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useInvoices(vendorId: string) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...financeKey, "invoices", vendorId],
    queryFn: ({ pageParam, signal }) => {
      const query = { vendor: vendorId, ...(pageParam === undefined ? {} : { after: pageParam }) };
      return client("GET /vendor-invoices", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export interface InvoiceTop {
  vendorId: string;
  number: string;
  invoiceDate: string;
  currency: string;
}

export interface TypedLine {
  orderNumber: number | null;
  text: string;
  quantity: number | null;
  amountMinor: number;
}

export type InvoiceContent = { lines: TypedLine[] } | { file: File };

export function useTakeInInvoice() {
  const client = useApi();
  const changed = useBooksChanged();
  return useMutation({
    mutationFn: ({ top, content }: { top: InvoiceTop; content: InvoiceContent }) => {
      const options = { idempotencyKey: crypto.randomUUID() };
      if ("lines" in content) {
        return client("POST /vendor-invoices", { body: { ...top, lines: content.lines } }, options);
      }
      const { vendorId: vendor, invoiceDate: date, number, currency } = top;
      const upload = { type: "text/csv", content: content.file };
      return client("POST /vendor-invoices", { query: { vendor, number, date, currency }, upload }, options);
    },
    onSettled: changed,
  });
}

export function useInvoice(id: string) {
  const client = useApi();
  return useQuery({
    queryKey: [...financeKey, "invoice", id],
    queryFn: ({ signal }) => client("GET /vendor-invoices/:id", { params: { id } }, { signal }),
  });
}

export function useInvoiceLines(id: string) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: [...financeKey, "invoice-lines", id],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 100, ...(pageParam === undefined ? {} : { after: pageParam }) };
      return client("GET /vendor-invoices/:id/lines", { params: { id }, query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useMissing(id: string) {
  const client = useApi();
  return useQuery({
    queryKey: [...financeKey, "missing", id],
    queryFn: ({ signal }) => client("GET /vendor-invoices/:id/missing", { params: { id } }, { signal }),
  });
}

export function useAcceptLine(id: string) {
  const client = useApi();
  const changed = useBooksChanged();
  return useMutation({
    mutationFn: ({ number, ...body }: { number: number; reason: string; accountId?: string }) =>
      client(
        "POST /vendor-invoices/:id/lines/:number/accept",
        { params: { id, number }, body },
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSettled: changed,
  });
}
