import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import type { TeamsFrameState } from "./teams-messages.ts";
import { useTeamsFrame } from "./use-teams-frame.ts";

export interface TeamsFrameProps {
  name: string;
  origin: string;
  state: TeamsFrameState;
}

/** One tab page in its frame, under Teams' own loading picture until it says that it is there. */
export function TeamsFrame({ name, origin, state }: TeamsFrameProps) {
  const styles = useStyles();
  const { frame, ready } = useTeamsFrame(state, origin);
  return (
    <div className={styles.place}>
      <iframe
        ref={frame}
        title={name}
        name="embedded-page-container"
        className={styles.frame}
        src="/tabs/?host=playground"
        allow="camera"
      />
      {ready ? null : (
        <Skeleton aria-label={`${name} is loading`} className={styles.loading}>
          <SkeletonItem size={32} />
          <SkeletonItem size={64} />
          <SkeletonItem size={64} />
        </Skeleton>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  place: { position: "relative", flexGrow: 1, minHeight: 0 },
  frame: { position: "absolute", inset: 0, width: "100%", height: "100%", border: "none" },
  loading: {
    position: "absolute",
    inset: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXL,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});
