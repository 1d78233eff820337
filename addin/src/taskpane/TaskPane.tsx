import type { Theme } from "@fluentui/react-components";
import { FluentProvider } from "@fluentui/react-components";
import type { Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { ReaderProvider } from "@magic-meetings/ui/messages/text-context.ts";
import { outlookThemes } from "@magic-meetings/ui/theme/host-theme.ts";
import { useHostTheme } from "@magic-meetings/ui/theme/use-host-theme.ts";
import { lazy, Suspense, useEffect, useState } from "react";
import type { AppointmentFacts } from "../outlook/appointment-facts.ts";
import type { Outlook } from "../outlook/host.ts";
import { AppointmentHeader } from "./AppointmentHeader.tsx";
import { PaneSkeleton } from "./PaneSkeleton.tsx";
import { useAppointmentFacts } from "./use-appointment-facts.ts";
import styles from "./TaskPane.module.css";

// Everything that needs our service is a chunk of its own, asked for once the invite's facts are on screen.
const OrderPane = lazy(async () => ({ default: (await import("./OrderPane.tsx")).OrderPane }));

export interface TaskPaneProps {
  outlook: Outlook;
  firstFacts: AppointmentFacts;
  firstTheme: Theme;
  reader: Reader;
}

/** The pane beside the invite: first what the invite says, then what can be ordered for it. */
export function TaskPane({ outlook, firstFacts, firstTheme, reader }: TaskPaneProps) {
  const theme = useHostTheme(outlook.theme, outlookThemes, firstTheme);
  return (
    <FluentProvider theme={theme}>
      <ReaderProvider value={reader}>
        <Pane outlook={outlook} firstFacts={firstFacts} />
      </ReaderProvider>
    </FluentProvider>
  );
}

function Pane({ outlook, firstFacts }: Pick<TaskPaneProps, "outlook" | "firstFacts">) {
  const [facts, readAgain] = useAppointmentFacts(outlook.appointment, firstFacts);
  const painted = usePainted();
  const skeleton = (
    <div className={styles.content}>
      <AppointmentHeader facts={facts} />
      <PaneSkeleton />
    </div>
  );
  return (
    <div className={styles.pane}>
      <Suspense fallback={skeleton}>
        {painted ? <OrderPane outlook={outlook} facts={facts} onInviteChanged={readAgain} /> : skeleton}
      </Suspense>
    </div>
  );
}

/** True from the first frame after the first paint on. */
function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return painted;
}
