import { Button, Link } from "@fluentui/react-components";
import { PrintRegular } from "@fluentui/react-icons";
import { useMemo } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { qrPath } from "../elements/qr-path.ts";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { isNotFound } from "../session/problem-text.ts";
import { placeMessages } from "./place-messages.ts";
import type { Things } from "./upkeep.ts";
import { useThing } from "./use-places.ts";
import styles from "./DoorSheet.module.css";

/** A sheet to print and hang beside a room's door: its name, and a QR code to the room's page. */
export function DoorSheet({ roomId }: { roomId: string }) {
  const text = useFeatureText(placeMessages);
  const state = useText();
  const room = useThing("room", roomId);
  if (room.isPending) return <SkeletonLines label={state("state.loading")} widths={["40%", "60%", "60%"]} />;
  if (!room.data) {
    return isNotFound(room.error) ? (
      <EmptyState icon={<PrintRegular />} title={text("places.gone")} />
    ) : (
      <ProblemNotice error={room.error} onRetry={() => void room.refetch()} />
    );
  }
  return (
    <div>
      <div className={styles.tools}>
        <Link href={`#/places?at=room:${roomId}`}>{text("sheet.back")}</Link>
        <Button appearance="primary" icon={<PrintRegular />} onClick={() => window.print()}>
          {text("sheet.print")}
        </Button>
      </div>
      <Sheet room={room.data} />
    </div>
  );
}

function Sheet({ room }: { room: Things["room"] }) {
  const text = useFeatureText(placeMessages);
  const address = roomAddress(window.location, room.id);
  const code = useMemo(() => qrPath(address), [address]);
  return (
    <article className={styles.sheet}>
      <h1 className={styles.name}>{room.name}</h1>
      <p className={styles.where}>
        {room.building} · {room.floor} · {text("plan.seats", { count: room.capacity })}
      </p>
      <svg
        className={styles.code}
        viewBox={`0 0 ${code.size} ${code.size}`}
        role="img"
        aria-label={text("sheet.code", { room: room.name })}
        shapeRendering="crispEdges"
      >
        <rect width={code.size} height={code.size} className={styles.light} />
        <path d={code.path} className={styles.dark} />
      </svg>
      <p className={styles.scan}>{text("sheet.scan")}</p>
      <p className={styles.address}>{address}</p>
    </article>
  );
}

/** Where the room's page is; a phone that scans it opens it there. */
function roomAddress({ origin, pathname }: Location, roomId: string): string {
  return `${origin}${pathname}#/rooms/${roomId}`;
}
