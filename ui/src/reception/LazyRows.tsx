import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import styles from "./Reception.module.css";

const rowsAtOnce = 20;
/** What a tablet has in sight below the search field. */
const rowsInSight = 12;

export interface LazyRowsProps<Row extends { id: string }> {
  rows: readonly Row[];
  label: string;
  /** The list's beginning is in sight: it is drawn first, and everything below it once that stands. */
  inSight?: boolean;
  children: (row: Row) => ReactNode;
}

/** A list of any length: rows are made when they come near the window, and stay as long as they are in the list. */
export function LazyRows<Row extends { id: string }>({ rows, label, inSight = false, children }: LazyRowsProps<Row>) {
  const isSettled = useNextFrame();
  const first = inSight ? rowsInSight : 0;
  const below = inSight && !isSettled ? [] : partsOf(rows.slice(first));
  return (
    <div role="list" aria-label={label} className={styles.rows}>
      {first === 0 ? null : (
        <div role="presentation" className={styles.part}>
          {rows.slice(0, first).map(children)}
        </div>
      )}
      {below.map((part, index) => (
        <Part key={index} count={part.length}>
          {() => part.map(children)}
        </Part>
      ))}
    </div>
  );
}

function partsOf<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, part) =>
    rows.slice(part * rowsAtOnce, (part + 1) * rowsAtOnce),
  );
}

/** False until what was drawn first is on screen. */
function useNextFrame(): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setThere(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return isThere;
}

/** Room is kept for what is not there yet, so that nothing jumps. */
function Part({ count, children }: { count: number; children: () => ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setNear(true);
        watcher.disconnect();
      },
      { rootMargin: "600px" },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return (
    <div
      ref={place}
      role="presentation"
      className={styles.part}
      style={isNear ? undefined : { minHeight: `${count * 5}rem` }}
    >
      {isNear ? children() : null}
    </div>
  );
}
