import { Button } from "@fluentui/react-components";
import { PrintRegular } from "@fluentui/react-icons";
import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useApi } from "../session/session-context.ts";
import { Badge } from "./Badge.tsx";
import { receptionMessages } from "./reception-messages.ts";
import { PhotoAtDesk } from "./PhotoAtDesk.tsx";
import { asBase64 } from "./take-picture.ts";
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
  /** A picture was taken: a JPEG as base64. */
  onPhoto: (jpeg: string) => void;
  onBack: () => void;
}

/** The badge before it is printed. What goes to the printer is a copy of it, alone on its paper. */
export function BadgeSheet({ visit, day, online, photos, onPhoto, onBack }: BadgeSheetProps) {
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
  const kept = useBadgePhoto(visit.id, photos && online);
  const [taken, setTaken] = useState<string>();
  useEffect(() => () => (taken === undefined ? undefined : URL.revokeObjectURL(taken)), [taken]);
  // What was taken here is shown at once, also while it waits to be sent.
  const photo = taken ?? kept;
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
      {photos && isReady ? (
        <PhotoAtDesk
          hasPhoto={photo !== undefined && photo !== null}
          onTaken={(picture) => {
            setTaken(URL.createObjectURL(picture));
            void asBase64(picture).then(onPhoto);
          }}
        />
      ) : null}
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
