import { Dropdown, Field, Option } from "@fluentui/react-components";
import type { ChatMeeting } from "@magic-meetings/contract/meeting-chats/meeting-chat.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { chatMessages } from "./chat-messages.ts";

export interface ChatDatesProps {
  items: readonly ChatMeeting[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** The dates of a series share one chat: which of them is shown. Suspends for its words. */
export function ChatDates({ items, chosen, onChoose }: ChatDatesProps) {
  const text = useFeatureText(chatMessages);
  const { timeZone } = useReader();
  const moments = useMoments(timeZone);
  const label = ({ start, end }: ChatMeeting) => moments.period(start, end);
  const current = items.find(({ id }) => id === chosen);
  if (items.length < 2) return null;
  return (
    <Field label={text("chat.which")} size="small">
      <Dropdown
        value={current ? label(current) : ""}
        selectedOptions={[chosen]}
        onOptionSelect={(_, { optionValue }) => optionValue && onChoose(optionValue)}
      >
        {items.map((meeting) => (
          <Option key={meeting.id} value={meeting.id} text={label(meeting)}>
            {label(meeting)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
