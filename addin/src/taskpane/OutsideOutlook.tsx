import type { Theme } from "@fluentui/react-components";
import { FluentProvider } from "@fluentui/react-components";
import { CalendarRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import type { Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { ReaderProvider, useText } from "@magic-meetings/ui/messages/text-context.ts";

export interface OutsideOutlookProps {
  reader: Reader;
  theme: Theme;
  /** True where it is Outlook, but not an appointment that is being written, or one that is too old. */
  unsupported: boolean;
}

/** The page where there is no invite to work on. */
export function OutsideOutlook({ reader, theme, unsupported }: OutsideOutlookProps) {
  return (
    <FluentProvider theme={theme}>
      <ReaderProvider value={reader}>
        <Words unsupported={unsupported} />
      </ReaderProvider>
    </FluentProvider>
  );
}

function Words({ unsupported }: { unsupported: boolean }) {
  const text = useText();
  return (
    <EmptyState
      icon={<CalendarRegular />}
      title={text(unsupported ? "state.unsupportedOutlook" : "state.outsideOutlook")}
      hint={text(unsupported ? "state.unsupportedOutlookHint" : "state.outsideOutlookHint")}
    />
  );
}
