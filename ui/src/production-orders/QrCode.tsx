import { useMemo } from "react";
import { qrPath } from "../elements/qr-path.ts";
import styles from "./QrCode.module.css";

/** A QR code, black on white in every theme: readers need it. */
export function QrCode({ content, label }: { content: string; label: string }) {
  const code = useMemo(() => qrPath(content), [content]);
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={code.size} height={code.size} className={styles.light} />
      <path d={code.path} className={styles.dark} />
    </svg>
  );
}
