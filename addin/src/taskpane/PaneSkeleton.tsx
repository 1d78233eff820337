import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";
import styles from "./PaneSkeleton.module.css";

/** The two cards before anything is known of them, in the space that they will take. */
export function PaneSkeleton() {
  const text = useText();
  return (
    <>
      <div className={styles.card}>
        <SkeletonLines label={text("room.title")} widths={["30%", "55%", "85%"]} />
      </div>
      <div className={styles.card}>
        <SkeletonLines label={text("order.title")} widths={["45%", "100%", "100%", "100%"]} />
      </div>
    </>
  );
}
