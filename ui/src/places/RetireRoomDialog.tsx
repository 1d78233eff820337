import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Radio,
  RadioGroup,
  Select,
} from "@fluentui/react-components";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { RetiredBooking, RetiredRoom } from "@magic-meetings/contract/places/room-detail.ts";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { nearestOf, type PlaceNode } from "./place-nodes.ts";
import { placeMessages } from "./place-messages.ts";
import type { Kept } from "./upkeep.ts";
import { usePlaceTree, useRetireRoom } from "./use-places.ts";
import styles from "./RetireRoomDialog.module.css";

export interface RetireRoomDialogProps {
  room: Kept;
  /** The bookings ahead: how many, and the next few. */
  ahead: NonNullable<Problem["blockedBy"]>;
  onClose: () => void;
}

/** A room that is to be deleted has bookings ahead: where they go is chosen first, and told afterwards one by one. */
export function RetireRoomDialog({ room, ahead, onClose }: RetireRoomDialogProps) {
  const text = useFeatureText(placeMessages);
  const retire = useRetireRoom();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && !retire.isPending && onClose()}>
      <DialogSurface>
        {retire.data ? (
          <Outcome room={room} outcome={retire.data} onClose={onClose} />
        ) : (
          <DialogBody>
            <DialogTitle>{text("retire.title", { room: room.name })}</DialogTitle>
            <PlanForm room={room} ahead={ahead} retire={retire} onClose={onClose} />
          </DialogBody>
        )}
      </DialogSurface>
    </Dialog>
  );
}

type PlanFormProps = RetireRoomDialogProps & { retire: ReturnType<typeof useRetireRoom> };

function PlanForm({ room, ahead, retire, onClose }: PlanFormProps) {
  const text = useFeatureText(placeMessages);
  const [plan, setPlan] = useState<"best" | "one">("best");
  const others = useOtherRooms(room.id);
  const [target, setTarget] = useState("");
  const [releaseRest, setReleaseRest] = useState(false);
  const chosen = target || others[0]?.id || "";
  const moveTo = plan === "best" ? "best" : chosen;
  return (
    <>
      <DialogContent className={styles.content}>
        <p className={styles.line}>{text("retire.count", { count: ahead.count })}</p>
        <AheadList ahead={ahead} />
        <Field label={text("retire.plan")}>
          <RadioGroup value={plan} onChange={(_, { value }) => setPlan(value === "one" ? "one" : "best")}>
            <Radio value="best" label={text("retire.best")} />
            <Radio value="one" label={text("retire.one")} disabled={others.length === 0} />
          </RadioGroup>
        </Field>
        {plan === "one" ? (
          <Select aria-label={text("retire.room")} value={chosen} onChange={(_, { value }) => setTarget(value)}>
            {others.map(({ id, name, seats, parent }) => (
              <option key={id} value={id}>
                {`${name} · ${parent?.name ?? ""} · ${text("plan.seats", { count: seats })}`}
              </option>
            ))}
          </Select>
        ) : null}
        <Checkbox
          label={text("retire.release")}
          checked={releaseRest}
          onChange={(_, { checked }) => setReleaseRest(checked === true)}
        />
        {retire.isError ? <Stuck error={retire.error} /> : null}
      </DialogContent>
      <DialogActions fluid>
        <Button disabled={retire.isPending} onClick={onClose}>
          {text("retire.cancel")}
        </Button>
        <Button
          appearance="primary"
          disabledFocusable={retire.isPending}
          onClick={() => retire.mutate({ id: room.id, version: room.version, moveTo, releaseRest })}
        >
          {text(retire.isPending ? "retire.doing" : "retire.do")}
        </Button>
      </DialogActions>
    </>
  );
}

/** Rooms of the same site that the bookings could go to. */
function useOtherRooms(roomId: string): PlaceNode[] {
  const { nodes } = usePlaceTree();
  const site = nearestOf(nodes?.byId.get(roomId), "site");
  if (!nodes || !site) return [];
  return [...nodes.byId.values()].filter(
    (node) => node.kind === "room" && node.id !== roomId && nearestOf(node, "site") === site,
  );
}

function AheadList({ ahead }: { ahead: RetireRoomDialogProps["ahead"] }) {
  const text = useFeatureText(placeMessages);
  const moments = useMoments(useReader().timeZone);
  if (ahead.items.length === 0) return null;
  return (
    <div>
      <div className={styles.label}>{text("retire.next")}</div>
      <ul className={styles.list}>
        {ahead.items.map(({ id, name, start }) => (
          <li key={id}>{start ? `${moments.moment(start)} · ${name}` : name}</li>
        ))}
      </ul>
      {ahead.count > ahead.items.length ? (
        <div className={styles.label}>{text("editor.blockedMore", { count: ahead.count - ahead.items.length })}</div>
      ) : null}
    </div>
  );
}

function Stuck({ error }: { error: unknown }) {
  const text = useFeatureText(placeMessages);
  const stuck = error instanceof ApiProblem ? error.problem?.blockedBy : undefined;
  if (!stuck) return <ProblemNotice error={error} />;
  return (
    <Notice kind="error" title={text("retire.stuck", { count: stuck.count })}>
      <AheadList ahead={stuck} />
      <div>{text("retire.stuckTodo")}</div>
    </Notice>
  );
}

function Outcome({ room, outcome, onClose }: { room: Kept; outcome: RetiredRoom; onClose: () => void }) {
  const text = useFeatureText(placeMessages);
  const moments = useMoments(useReader().timeZone);
  const all: RetiredBooking[] = [...outcome.moved, ...outcome.released];
  return (
    <DialogBody>
      <DialogTitle>{text("retire.done", { room: room.name })}</DialogTitle>
      <DialogContent className={styles.content}>
        <p className={styles.line}>{text("retire.summary", { count: all.length })}</p>
        <ul className={styles.list}>
          {all.map(({ bookingId, start, end, organizer, movedTo }) => {
            const words = { when: moments.period(start, end), organizer };
            return (
              <li key={bookingId}>
                {movedTo ? text("retire.movedTo", { ...words, room: movedTo.name }) : text("retire.released", words)}
              </li>
            );
          })}
        </ul>
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={onClose}>
          {text("retire.close")}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
