import { Button } from "@fluentui/react-components";
import {
  ArrowClockwiseRegular,
  ConferenceRoomRegular,
  PlugConnectedRegular,
  TaskListLtrRegular,
} from "@fluentui/react-icons";
import type { StepState } from "@magic-meetings/contract/onboarding/onboarding-words.ts";
import type { SetUp as SetUpView } from "@magic-meetings/contract/onboarding/onboarding.ts";
import type { ReactNode } from "react";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText, type FeatureText } from "../messages/feature-text.ts";
import { ConnectionList } from "./ConnectionList.tsx";
import { onboardingMessages, type OnboardingMessageKey } from "./onboarding-messages.ts";
import { RoomMailboxes } from "./RoomMailboxes.tsx";
import styles from "./SetUp.module.css";
import { TestMessage } from "./TestMessage.tsx";
import { useSetUp } from "./use-set-up.ts";

const tones: Record<StepState, PillTone> = { done: "success", waiting: "brand", todo: "neutral", trouble: "warning" };

export interface SetUpProps {
  /** How the import of places is led to from here. */
  placesLink: (words: string) => ReactNode;
}

/** For the first administrator: what has to be there before people order, and whether it still is. */
export function SetUp({ placesLink }: SetUpProps) {
  const text = useFeatureText(onboardingMessages);
  const found = useSetUp();
  if (found.isPending) return <SkeletonLines label={text("loading")} widths={["60%", "100%", "80%", "100%"]} />;
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <div className={styles.page}>
      <p className={styles.hint}>{text("hint")}</p>
      <SectionCard
        icon={<TaskListLtrRegular />}
        title={text("steps")}
        aside={
          <Button
            appearance="subtle"
            icon={<ArrowClockwiseRegular />}
            disabledFocusable={found.isFetching}
            onClick={() => void found.refetch()}
          >
            {text("again")}
          </Button>
        }
      >
        <ol className={styles.steps}>
          {found.data.steps.map(({ step, state }) => (
            <li key={step} className={styles.step}>
              <div className={styles.line}>
                <h3 className={styles.name}>{text(`step.${step}`)}</h3>
                <Pill tone={tones[state]}>{text(`state.${state}`)}</Pill>
              </div>
              {step === "consent" ? <Consent state={state} view={found.data} /> : null}
              {step === "places" ? <Places state={state} view={found.data} placesLink={placesLink} /> : null}
              {step === "calendars" ? <Calendars state={state} view={found.data} /> : null}
              {step === "message" ? <TestMessage state={state} reason={found.data.testReason} /> : null}
            </li>
          ))}
        </ol>
      </SectionCard>
      <SectionCard icon={<PlugConnectedRegular />} title={text("connections")}>
        <ConnectionList connections={found.data.connections} />
      </SectionCard>
      <SectionCard icon={<ConferenceRoomRegular />} title={text("rooms")}>
        <RoomMailboxes />
      </SectionCard>
    </div>
  );
}

interface StepProps {
  state: StepState;
  view: SetUpView;
}

function Consent({ state, view: { company, consentUrl } }: StepProps) {
  const text = useFeatureText(onboardingMessages);
  if (consentUrl === null && state === "done") return <p className={styles.words}>{text("consent.nobody")}</p>;
  const { name } = company;
  return (
    <>
      <p className={styles.words}>
        {text(state === "done" ? "consent.done" : state === "trouble" ? "consent.trouble" : "consent.todo", {
          company: name,
        })}
      </p>
      {consentUrl === null || state === "done" ? null : (
        <a href={consentUrl} target="_blank" rel="noreferrer">
          {text("consent.open", { company: name })}
        </a>
      )}
    </>
  );
}

function Places({ state, view: { counts }, placesLink }: StepProps & SetUpProps) {
  const text = useFeatureText(onboardingMessages);
  const sites = text("places.sites", { count: counts.sites });
  return (
    <>
      <p className={styles.words}>
        {state === "done" ? text("places.done", { count: counts.rooms, sites }) : text("places.todo")}
      </p>
      {placesLink(text("places.open"))}
    </>
  );
}

function Calendars({ state, view }: StepProps) {
  const text = useFeatureText(onboardingMessages);
  return (
    <>
      <p className={styles.words}>{calendarWords(text, state, view)}</p>
      {view.troubled.length > 0 ? (
        <ul className={styles.mailboxes}>
          {view.troubled.map(({ mailbox, problem }) => (
            <li key={mailbox}>{text("calendars.mailbox", { mailbox, problem })}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function calendarWords(
  text: FeatureText<OnboardingMessageKey>,
  state: StepState,
  { calendars, counts }: SetUpView,
): string {
  const { calendarsActive, calendarsWanted, calendarsTroubled } = counts;
  if (state === "trouble" && calendars === "none") return text("calendars.none");
  if (state === "trouble") return text("calendars.trouble", { count: calendarsTroubled });
  if (state === "waiting") return text("calendars.waiting", { count: calendarsWanted });
  if (state === "todo") return text("calendars.todo");
  return calendarsActive === 0 ? text("calendars.builtIn") : text("calendars.done", { count: calendarsActive });
}
