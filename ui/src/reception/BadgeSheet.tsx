import { Button } from "@fluentui/react-components";
import { PrintRegular } from "@fluentui/react-icons";
import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import { useQuery } from "@tanstack/react-query";
import { createPortal } from "react-dom";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useApi } from "../session/session-context.ts";
import { Badge } from "./Badge.tsx";
import { receptionMessages } from "./reception-messages.ts";
import { useBadgePhoto } from "./use-badge-photo.ts";
import badge from "./Badge.module.css";
import styles from "./Reception.module.css";
import { nameOf } from "./visit-words.ts";

export interface BadgeSheetProps {
  visit: ReceptionVisit;
  day: string;
  online: boolean;
  /** Whether the site keeps pictures of its visitors. */
  photos: boolean;
  onBack: () => void;
}

/** The badge before it is printed. What goes to the printer is a copy of it, alone on its paper. */
export function BadgeSheet({ visit, day, online, photos, onBack }: BadgeSheetProps) {
  const text = useFeatureText(receptionMessages);
  const client = useApi();
  const code = useQuery({
    // A new badge has a new code.
    queryKey: ["reception", "badge", visit.id, visit.badgeNumber],
    queryFn: ({ signal }) => client("GET /visits/:id/badge", { params: { id: visit.id } }, { signal }),
    enabled: online,
    staleTime: 0,
  });
  const content = code.data?.content ?? null;
  const photo = useBadgePhoto(visit.id, photos && online);
  const isReady = !online || (!code.isFetching && photo !== undefined);
  return (
    <section className={styles.form} aria-label={text("print.title", { name: nameOf(visit, text) })}>
      <h2 className={styles.panelTitle}>{text("showBadge")}</h2>
      {isReady ? (
        <Badge visit={visit} day={day} code={content} photo={photo ?? null} />
      ) : (
        <SkeletonLines label={text("showBadge")} widths={["100%", "80%", "100%"]} />
      )}
      {isReady && content === null ? <p className={styles.quiet}>{text("print.noCode")}</p> : null}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          size="large"
          icon={<PrintRegular />}
          disabled={!isReady}
          onClick={() => window.print()}
        >
          {text("print.print")}
        </Button>
        <Button size="large" onClick={onBack}>
          {text("print.back")}
        </Button>
      </div>
      {isReady
        ? createPortal(
            <div data-badge className={badge.paper}>
              <Badge visit={visit} day={day} code={content} photo={photo ?? null} />
            </div>,
            document.body,
          )
        : null}
    </section>
  );
}
