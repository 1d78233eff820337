import type { ReceptionChange, ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import type { FeatureText } from "../messages/feature-text.ts";
import type { ReceptionStore } from "./reception-store.ts";
import type { en } from "./sync-messages-en.ts";

type Told = Pick<ReceptionStore, "snapshot" | "pending" | "conflicts">;

/** What waits and what was not done, one a line, for somebody who has to write it down elsewhere. */
export function queueAsText(
  { snapshot, pending, conflicts }: Told,
  { text, momentOf }: { text: FeatureText<keyof typeof en>; momentOf: (moment: string) => string },
): string {
  const lineOf = (change: ReceptionChange) => {
    const what = text(`what.${change.kind}`);
    const who = whoOf(change, snapshot);
    return `${momentOf(change.at)}  ${who === "" ? what : text("file.line", { what, who })}`;
  };
  const part = (title: string, changes: readonly ReceptionChange[]) =>
    changes.length === 0 ? [] : ["", title, ...changes.map(lineOf)];
  const told = (change: ReceptionChange) => change.kind !== "look_up";
  const lines = [
    text("file.title", { site: snapshot?.site.name ?? "" }),
    ...part(text("file.waiting"), pending.filter(told)),
    ...part(text("file.notDone"), conflicts.map(({ change }) => change).filter(told)),
  ];
  return `${lines.join("\r\n")}\r\n`;
}

function whoOf(change: ReceptionChange, snapshot: ReceptionSnapshot | undefined): string {
  if (change.kind === "walk_in") return named(change.visitor.name, change.visitor.company ?? "");
  const id = "visitId" in change ? change.visitId : change.kind === "roll_call" ? change.subject.id : undefined;
  const visit = [...(snapshot?.visits ?? []), ...(snapshot?.others ?? [])].find((one) => one.id === id);
  return named(visit?.visitor?.name ?? "", visit?.visitor?.company ?? "") || (id ?? "");
}

function named(name: string, company: string): string {
  return [name, company]
    .map((word) => word.replace(/\s+/g, " ").trim())
    .filter((word) => word !== "")
    .join(", ");
}
