import { Button } from "@fluentui/react-components";
import { DocumentSearchRegular, PrintRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { sheetMessages } from "@magic-meetings/ui/production-orders/sheet-messages.ts";
import { SheetStatus } from "@magic-meetings/ui/production-orders/SheetStatus.tsx";
import { useSheetStatus } from "@magic-meetings/ui/production-orders/use-sheets.ts";
import { isNotFound } from "@magic-meetings/ui/session/problem-text.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useNavigate, useParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import styles from "./SheetPage.module.css";

/** Behind the code on a printed sheet: whether it is still right, live. */
export function SheetStatusPage() {
  const text = useFeatureText(sheetMessages);
  const navigate = useNavigate();
  const { token = "" } = useParams();
  const status = useSheetStatus(token);
  useLiveUpdates("production_order");
  if (status.isPending) return <PageSkeleton />;
  if (isNotFound(status.error)) {
    return (
      <PageFrame>
        <EmptyState icon={<DocumentSearchRegular />} title={text("sheet.gone")} hint={text("sheet.goneHint")} />
      </PageFrame>
    );
  }
  const sheet = status.data;
  return (
    <PageFrame title={text("sheet.check")}>
      {status.isError ? <ProblemNotice error={status.error} onRetry={() => void status.refetch()} /> : null}
      {sheet ? (
        <>
          <SheetStatus status={sheet} />
          <div className={styles.tools}>
            <Button
              appearance={sheet.isStale ? "primary" : "secondary"}
              icon={<PrintRegular />}
              onClick={() => void navigate(`/board/sheet?${of(sheet.vendor.id, sheet.day)}`)}
            >
              {text("sheet.printNew")}
            </Button>
            <Button onClick={() => void navigate(`/board?${of(sheet.vendor.id, sheet.day)}&days=1`)}>
              {text("sheet.toBoard")}
            </Button>
          </div>
        </>
      ) : null}
    </PageFrame>
  );
}

function of(vendor: string, day: string): string {
  return new URLSearchParams({ vendor, day }).toString();
}
