import { makeStyles, tokens } from "@fluentui/react-components";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";

/** The two cards before anything is known of them, in the space that they will take. */
export function PaneSkeleton() {
  const styles = useStyles();
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

const useStyles = makeStyles({
  card: {
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
  },
});
