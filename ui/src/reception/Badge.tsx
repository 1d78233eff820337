import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import { useMemo } from "react";
import { classNames } from "../elements/class-names.ts";
import { qrPath } from "../elements/qr-path.ts";
import { formatLongDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Badge.module.css";
import { nameOf } from "./visit-words.ts";

export interface BadgeProps {
  visit: ReceptionVisit;
  day: string;
  /** What its QR code says; null: without a network there is none. */
  code: string | null;
  /** The address of her picture; null: there is none, or the site keeps none. */
  photo: string | null;
}

/** The badge as it is printed: 86 by 54 millimetres, black on white; names of any length and script fit. */
export function Badge({ visit, day, code, photo }: BadgeProps) {
  const text = useFeatureText(receptionMessages);
  const { language } = useReader();
  const name = nameOf(visit, text);
  const company = visit.visitor?.company ?? "";
  return (
    <article className={styles.badge} aria-label={text("print.title", { name })}>
      <header className={styles.head}>
        <span className={styles.kind}>{text("print.visitor")}</span>
        <bdi className={styles.site}>{visit.site.name}</bdi>
      </header>
      <p className={classNames(styles.name, styles[sizeOf(name)])} dir="auto">
        {name}
      </p>
      {company === "" ? null : (
        <p className={styles.company} dir="auto">
          {company}
        </p>
      )}
      <footer className={styles.foot}>
        <span className={styles.facts}>
          <bdi>{text("print.host", { name: visit.host.name })}</bdi>
          <span>{formatLongDay(`${day}T12:00:00Z`, "UTC", language)}</span>
          {visit.badgeNumber === null ? null : (
            <strong>{text("print.number", { number: String(visit.badgeNumber) })}</strong>
          )}
        </span>
        {photo === null ? null : <img className={styles.photo} src={photo} alt={text("print.photo", { name })} />}
        {code === null ? null : <Code content={code} />}
      </footer>
    </article>
  );
}

function Code({ content }: { content: string }) {
  const text = useFeatureText(receptionMessages);
  const drawing = useMemo(() => qrPath(content), [content]);
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${drawing.size} ${drawing.size}`}
      role="img"
      aria-label={text("print.code")}
      shapeRendering="crispEdges"
    >
      <rect width={drawing.size} height={drawing.size} className={styles.light} />
      <path d={drawing.path} className={styles.dark} />
    </svg>
  );
}

/** Long names are written smaller, and cut only after four lines. */
function sizeOf(name: string): "large" | "middle" | "small" {
  const letters = [...name].length;
  if (letters <= 22) return "large";
  return letters <= 60 ? "middle" : "small";
}
