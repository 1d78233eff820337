import type { Orphan, OrphanRepairInput, OrphanRepairOffer } from "@magic-meetings/contract/orphans/orphan.ts";
import { Button, Textarea } from "@fluentui/react-components";
import { useId, useState, type ReactNode } from "react";
import list from "../elements/list.module.css";
import { Pill } from "../elements/Pill.tsx";
import { formatTotals } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { orphanMessages } from "./orphan-messages.ts";
import { orphanSentence, repairLabel } from "./orphan-sentence.ts";

export interface OrphanLineProps {
  orphan: Orphan;
  busy: boolean;
  /** How a meeting is led to from here. */
  meetingLink: (meetingId: string, words: string) => ReactNode;
  onRepair: (input: OrphanRepairInput) => void;
}

/** One thing that is left alone: what, why, since when, who decides, and one press for each repair. */
export function OrphanLine({ orphan, busy, meetingLink, onRepair }: OrphanLineProps) {
  const text = useFeatureText(orphanMessages);
  const reader = useReader();
  const moments = useMoments(orphan.meeting?.timeZone ?? reader.timeZone);
  const { meeting, owner, site, problem, resolved, asked, facts } = orphan;
  const subject = meeting?.subject || String(facts["subject"] ?? "") || text("noSubject");
  const own = useMoments(reader.timeZone);
  return (
    <li className={list.line}>
      <div className={list.head}>
        <h3 className={list.name}>{meeting ? meetingLink(meeting.id, subject) : subject}</h3>
        <Pill tone={resolved ? "neutral" : "warning"}>{text(`why.${orphan.reason}`)}</Pill>
      </div>
      <p className={list.sentence}>{orphanSentence(orphan, text, moments.period)}</p>
      <p className={list.hint}>
        {[
          meeting ? moments.period(meeting.start, meeting.end) : "",
          site?.name ?? "",
          owner ? text("owner", { name: owner.name }) : text("noOwner"),
          text("since", { moment: own.moment(orphan.foundAt) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {problem ? <p className={list.sentence}>{text(`problem.${problem}`)}</p> : null}
      {asked ? (
        <p className={list.hint} role="status">
          {text("asked", { repair: repairLabel(orphan, asked.repair, "", text) })}
        </p>
      ) : null}
      {resolved ? (
        <p className={list.sentence}>
          {text(resolved.by ? "resolved" : "resolvedAlone", {
            moment: own.moment(resolved.at),
            how: text(`how.${resolved.how}`),
            name: resolved.by ?? "",
          })}
          {resolved.note ? ` ${text("note", { note: resolved.note })}` : null}
        </p>
      ) : null}
      {orphan.allowed.resolve.ok ? <Repairs orphan={orphan} subject={subject} busy={busy} onRepair={onRepair} /> : null}
    </li>
  );
}

type RepairsProps = Pick<OrphanLineProps, "orphan" | "busy" | "onRepair"> & { subject: string };

function Repairs({ orphan, subject, busy, onRepair }: RepairsProps) {
  const text = useFeatureText(orphanMessages);
  const [keeping, setKeeping] = useState(false);
  if (keeping) return <KeepReason busy={busy} onStop={() => setKeeping(false)} onKeep={onRepair} />;
  return (
    <div className={list.actions} role="group" aria-label={text("repairs", { subject })}>
      {orphan.repairs.map((offer, index) => (
        <RepairButton
          key={offer.repair}
          orphan={orphan}
          offer={offer}
          isProposed={index === 0}
          busy={busy}
          onPress={() =>
            offer.repair === "keep"
              ? setKeeping(true)
              : onRepair({
                  repair: offer.repair,
                  acceptFees: offer.fees,
                  ...(offer.repair === "other_room" && offer.what ? { roomId: offer.what.id } : {}),
                })
          }
        />
      ))}
    </div>
  );
}

interface RepairButtonProps {
  orphan: Orphan;
  offer: OrphanRepairOffer;
  isProposed: boolean;
  busy: boolean;
  onPress: () => void;
}

function RepairButton({ orphan, offer, isProposed, busy, onPress }: RepairButtonProps) {
  const text = useFeatureText(orphanMessages);
  const { language } = useReader();
  const label = repairLabel(orphan, offer.repair, offer.what?.name ?? "", text);
  const fees = formatTotals(offer.fees, language);
  const cost =
    fees !== "" ? text("fee", { amount: fees }) : isProposed && offer.repair === "cancel" ? text("free") : "";
  return (
    <Button appearance={isProposed ? "primary" : "secondary"} disabledFocusable={busy} onClick={onPress}>
      {cost === "" ? label : `${label} (${cost})`}
    </Button>
  );
}

function KeepReason({
  busy,
  onKeep,
  onStop,
}: {
  busy: boolean;
  onKeep: (input: OrphanRepairInput) => void;
  onStop: () => void;
}) {
  const text = useFeatureText(orphanMessages);
  const id = useId();
  const [note, setNote] = useState("");
  return (
    <form
      className={list.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== "") onKeep({ repair: "keep", note: note.trim() });
      }}
    >
      <label className={list.field} htmlFor={id}>
        {text("keep.why")}
        <Textarea id={id} value={note} maxLength={2000} autoFocus onChange={(_, { value }) => setNote(value)} />
      </label>
      <div className={list.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={busy || note.trim() === ""}>
          {text("keep.do")}
        </Button>
        <Button onClick={onStop}>{text("keep.stop")}</Button>
      </div>
    </form>
  );
}
