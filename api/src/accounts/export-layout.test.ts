import { expect, it } from "vitest";
import { exportHeader, exportLine } from "./export-layout.ts";
import type { ExportRow } from "./finance-export-sql.ts";

const posted: ExportRow = {
  transactionId: "01920000-0000-7000-8000-000000000001",
  transferId: "01920000-0000-7000-8000-000000000002",
  at: new Date("2026-10-30T11:02:00Z"),
  kind: "post",
  period: "2026-10-01",
  debitAccount: "COP-4100",
  creditAccount: "COP-V-KITCHEN",
  currency: "DKK",
  minorUnits: 2,
  amountMinor: 129_50,
  vatPercent: 25,
  orderNumber: 1042,
  service: 'Coffee, "strong"',
  vendor: "Havnehuset Kitchen",
  correctsId: null,
  memo: "",
  position: ["", "", ""],
};
const correction: ExportRow = {
  ...posted,
  kind: "correction",
  vatPercent: null,
  orderNumber: null,
  service: null,
  vendor: null,
  correctsId: "01920000-0000-7000-8000-000000000001",
  memo: "=cmd|' /C calc'!A0",
};

it("is the layout that docs/finance-export.md describes, to the last byte", async () => {
  const rows = [
    posted,
    { ...posted, currency: "JPY", minorUnits: 0, amountMinor: 12_950, vatPercent: 10 },
    { ...posted, currency: "KWD", minorUnits: 3, amountMinor: 12_950, vatPercent: 8.1 },
    correction,
    { ...correction, memo: "two\r\nlines" },
  ];
  const file = exportHeader() + rows.map((row) => exportLine(row, 7)).join("");
  await expect(file).toMatchFileSnapshot("./golden/finance-export-1.csv");
});
