import { Button, Link } from "@fluentui/react-components";
import { PrintRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { Notice } from "@magic-meetings/ui/elements/Notice.tsx";
import { dayKey } from "@magic-meetings/ui/format/moments.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useReader, useText } from "@magic-meetings/ui/messages/text-context.ts";
import { PrintSheet } from "@magic-meetings/ui/production-orders/PrintSheet.tsx";
import { sheetMessages } from "@magic-meetings/ui/production-orders/sheet-messages.ts";
import type { SheetSearch } from "@magic-meetings/ui/production-orders/use-sheets.ts";
import { useSheet, useSheetStatus } from "@magic-meetings/ui/production-orders/use-sheets.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useSearchParams } from "react-router";
import { readBoardAddress } from "./board-address.ts";
import { PageFrame } from "./PageFrame.tsx";
import styles from "./SheetPage.module.css";

/** A vendor's day to print. */
export function SheetPage() {
  const text = useFeatureText(sheetMessages);
  const { timeZone } = useReader();
  const [params] = useSearchParams();
  const { vendor, site, day } = readBoardAddress(params);
  if (!vendor) {
    return (
      <PageFrame>
        <EmptyState icon={<PrintRegular />} title={text("sheet.choose")} hint={text("sheet.chooseHint")}>
          <Link href="#/board">{text("sheet.toBoard")}</Link>
        </EmptyState>
      </PageFrame>
    );
  }
  const search = { vendorId: vendor, day: day ?? dayKey(new Date(), timeZone), ...(site ? { siteId: site } : {}) };
  return <MadeSheet search={search} />;
}

function MadeSheet({ search }: { search: SheetSearch }) {
  const text = useFeatureText(sheetMessages);
  const words = useText();
  const sheet = useSheet(search);
  const token = sheet.data?.token;
  const status = useSheetStatus(token);
  useLiveUpdates("production_order");
  return (
    <PageFrame>
      <div className={styles.tools}>
        <Link href={`#/board?${new URLSearchParams({ day: search.day, days: "1", vendor: search.vendorId })}`}>
          {text("sheet.back")}
        </Link>
        <Button
          appearance="primary"
          icon={<PrintRegular />}
          disabled={!sheet.data || sheet.isFetching}
          onClick={() => window.print()}
        >
          {text("sheet.print")}
        </Button>
      </div>
      {sheet.isPending ? <SkeletonLines label={words("state.loading")} widths={["50%", "100%", "100%"]} /> : null}
      {sheet.isError ? <ProblemNotice error={sheet.error} onRetry={() => void sheet.refetch()} /> : null}
      {status.data?.isStale ? (
        <div className={styles.screenOnly}>
          <Notice
            kind="warning"
            title={text("sheet.stale")}
            actions={
              <Button size="small" disabled={sheet.isFetching} onClick={() => void sheet.refetch()}>
                {text("sheet.anew")}
              </Button>
            }
          />
        </div>
      ) : null}
      {sheet.data ? (
        <PrintSheet sheet={sheet.data} statusAddress={statusAddress(window.location, sheet.data.token)} />
      ) : null}
    </PageFrame>
  );
}

/** Where the page about the sheet is; a phone that scans it opens it there. */
function statusAddress({ origin, pathname }: Location, token: string): string {
  return `${origin}${pathname}#/sheets/${token}`;
}
