import { Button, Field, Textarea } from "@fluentui/react-components";
import type { RoomMailboxCheck } from "@magic-meetings/contract/onboarding/room-mailbox.ts";
import { useState } from "react";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { onboardingMessages } from "./onboarding-messages.ts";
import styles from "./SetUp.module.css";
import { useCompareRooms } from "./use-set-up.ts";

/** So many addresses are named; the rest is left to the export. */
const mostNamed = 10;

/** Holds the rooms' settings in Exchange against ours, from what an administrator pastes. */
export function RoomMailboxes() {
  const text = useFeatureText(onboardingMessages);
  const [pasted, setPasted] = useState("");
  const compare = useCompareRooms();
  return (
    <>
      <p className={styles.hint}>{text("rooms.hint")}</p>
      <Field label={text("rooms.export")}>
        <Textarea rows={5} resize="vertical" value={pasted} onChange={(_, { value }) => setPasted(value)} />
      </Field>
      <div>
        <Button
          disabledFocusable={pasted.trim() === "" || compare.isPending}
          onClick={() => (pasted.trim() === "" || compare.isPending ? undefined : compare.mutate(pasted))}
        >
          {text(compare.isPending ? "rooms.comparing" : "rooms.compare")}
        </Button>
      </div>
      {compare.isError ? <ProblemNotice error={compare.error} /> : null}
      {compare.isSuccess ? <Outcome check={compare.data} /> : null}
    </>
  );
}

function Outcome({ check: { rooms, notHere, notThere } }: { check: RoomMailboxCheck }) {
  const text = useFeatureText(onboardingMessages);
  const lines = rooms.flatMap(({ name, email, differences }) => differences.map((one) => ({ name, email, ...one })));
  const mailboxes = `${notHere.slice(0, mostNamed).join(", ")}${notHere.length > mostNamed ? " …" : ""}`;
  return (
    <>
      {rooms.length === 0 ? <Notice kind="warning" title={text("rooms.none")} /> : null}
      {rooms.length > 0 && lines.length === 0 ? (
        <Notice kind="success" title={text("rooms.aligned", { count: rooms.length })} />
      ) : null}
      {lines.length > 0 ? (
        <div className={list.scroll} role="group" aria-label={text("rooms.table")} tabIndex={0}>
          <table className={list.table}>
            <thead>
              <tr>
                <th scope="col">{text("rooms.room")}</th>
                <th scope="col">{text("rooms.setting")}</th>
                <th scope="col">{text("rooms.theirs")}</th>
                <th scope="col">{text("rooms.wanted")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ name, email, setting, theirs, wanted }) => (
                <tr key={`${email} ${setting}`}>
                  <th scope="row">{name}</th>
                  <td>{`${setting.charAt(0).toUpperCase()}${setting.slice(1)}`}</td>
                  <td>{theirs}</td>
                  <td>{wanted}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {notHere.length > 0 ? <p className={styles.hint}>{text("rooms.notHere", { mailboxes })}</p> : null}
      {notThere.length > 0 ? <p className={styles.hint}>{text("rooms.notThere", { count: notThere.length })}</p> : null}
    </>
  );
}
