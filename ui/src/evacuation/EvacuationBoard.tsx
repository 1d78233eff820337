import { Input, ToggleButton } from "@fluentui/react-components";
import { BuildingRegular, SearchRegular } from "@fluentui/react-icons";
import type { EvacuationList } from "@magic-meetings/contract/evacuation/evacuation.ts";
import {
  byFloor,
  isVisitSafe,
  seenOfMeeting,
  tally,
  unnamedPeople,
} from "@magic-meetings/contract/evacuation/evacuation-rules.ts";
import { foldName } from "@magic-meetings/contract/visits/fold-name-rules.ts";
import { useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { AddSomebody } from "./AddSomebody.tsx";
import type { EvacuationActs } from "./evacuation-acts.ts";
import styles from "./EvacuationBoard.module.css";
import { EvacuationHead } from "./EvacuationHead.tsx";
import { evacuationMessages } from "./evacuation-messages.ts";
import { FloorSection } from "./FloorSection.tsx";

export interface EvacuationBoardProps {
  list: EvacuationList;
  meId: string;
  /** Whom somebody who is on no list may have come to see. */
  hosts: readonly { id: string; name: string }[];
  acts: EvacuationActs;
  now: () => Date;
}

/** Who is in the house floor by floor, how many are missing, and ticks for everybody who was seen. */
export function EvacuationBoard({ list, meId, hosts, acts, now }: EvacuationBoardProps) {
  const text = useFeatureText(evacuationMessages);
  const [search, setSearch] = useState("");
  const [onlyMissing, setOnlyMissing] = useState(false);
  const shown = narrowed(list, foldName(search), onlyMissing);
  const floors = byFloor(shown);
  const isEmpty = list.visits.length + list.meetings.length === 0;
  return (
    <div className={styles.board}>
      <EvacuationHead list={list} tally={tally(list)} acts={acts} now={now} />
      <div className={styles.tools}>
        <Input
          className={styles.search}
          size="large"
          type="search"
          contentBefore={<SearchRegular />}
          aria-label={text("search")}
          placeholder={text("search")}
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
        />
        <ToggleButton size="large" checked={onlyMissing} onClick={() => setOnlyMissing(!onlyMissing)}>
          {text("onlyMissing")}
        </ToggleButton>
      </div>
      {list.evacuation === null ? null : <AddSomebody hosts={hosts} onAdd={acts.add} />}
      {isEmpty ? (
        <EmptyState icon={<BuildingRegular />} title={text("nobody")} hint={text("nobodyHint")} />
      ) : floors.length === 0 ? (
        <p role="status">{onlyMissing && search === "" ? text("allSafe") : text("nobodyFits")}</p>
      ) : (
        floors.map((floor) => <FloorSection key={floor.name ?? ""} floor={floor} list={list} meId={meId} acts={acts} />)
      )}
    </div>
  );
}

/** A meeting counts its visitors from the whole list, so only what is shown is narrowed. */
function narrowed(list: EvacuationList, wanted: string, onlyMissing: boolean): EvacuationList {
  const fits = (...words: string[]) => foldName(words.join(" ")).includes(wanted);
  const visits = list.visits
    .filter((visit) => fits(visit.name, visit.company, visit.host.name, ...visit.rooms))
    .filter((visit) => !onlyMissing || !isVisitSafe(visit));
  const meetings = list.meetings
    .filter((meeting) => fits(meeting.subject, ...meeting.rooms))
    .filter((one) => !onlyMissing || seenOfMeeting(one, list.visits) < unnamedPeople(one, list.visits));
  return { ...list, visits, meetings };
}
