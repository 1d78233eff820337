import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { CalendarSparkleRegular } from "@fluentui/react-icons/svg/calendar-sparkle";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { KeyboardEvent, PointerEvent } from "react";
import { useLayoutEffect, useRef, useState } from "react";
import { connectOfficeWire, officeFrame } from "./office-wire.ts";
import type { OutlookHost } from "./outlook-host.ts";
import type { PanePlace } from "./pane-place.ts";
import { connectStandInWire } from "./stand-in-wire.ts";

export interface PaneFrameProps {
  host: OutlookHost;
  place: PanePlace;
  onClose: () => void;
}

const narrowest = 320;
const widest = 450;
const step = 10;

/** The task pane: the add-in's page in its frame, 320 to 450 px wide as in Outlook. */
export function PaneFrame({ host, place, onClose }: PaneFrameProps) {
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const [width, setWidth] = useState(340);
  useLayoutEffect(() => {
    if (!frame.current) return undefined;
    const connect = place.wire === "office" ? connectOfficeWire : connectStandInWire;
    return connect(host, frame.current, new URL(place.url).origin);
  }, [host, place.wire, place.url]);
  const { name, src } =
    place.wire === "office"
      ? officeFrame(place.url, location.origin, host.environment.locale)
      : { name: undefined, src: place.url };
  return (
    <>
      <Splitter width={width} onWidth={setWidth} />
      <aside className={styles.pane} style={{ width }} aria-label="Magic Meetings pane">
        <div className={styles.head}>
          <CalendarSparkleRegular fontSize={20} className={styles.logo} />
          <Text weight="semibold" className={styles.name}>
            Magic Meetings
          </Text>
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label="Close pane"
            onClick={onClose}
          />
        </div>
        <iframe ref={frame} title="Magic Meetings" name={name} src={src} className={styles.frame} />
      </aside>
    </>
  );
}

/** Drag it, or move it with the arrow keys. */
function Splitter({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const styles = useStyles();
  const bounded = (wanted: number) => onWidth(Math.min(widest, Math.max(narrowest, Math.round(wanted))));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const grip = event.currentTarget;
    const [from, before] = [event.clientX, width];
    grip.setPointerCapture(event.pointerId);
    grip.onpointermove = (move) => bounded(before + from - move.clientX);
    grip.onpointerup = () => void (grip.onpointermove = null);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") bounded(width + step);
    if (event.key === "ArrowRight") bounded(width - step);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the pane"
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      className={styles.splitter}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}

const useStyles = makeStyles({
  pane: { display: "flex", flexDirection: "column", flexShrink: 0, minHeight: 0 },
  head: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  logo: { color: tokens.colorBrandForeground1 },
  name: { flexGrow: 1 },
  frame: { flexGrow: 1, width: "100%", border: "none", minHeight: 0, colorScheme: "normal" },
  splitter: {
    flexShrink: 0,
    width: "6px",
    cursor: "col-resize",
    touchAction: "none",
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ":hover": { backgroundColor: tokens.colorBrandBackground2 },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});
