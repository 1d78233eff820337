import { Button } from "@fluentui/react-components";
import { ChatRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { ChatConsent } from "@magic-meetings/ui/meeting-chats/ChatConsent.tsx";
import { ChatDates } from "@magic-meetings/ui/meeting-chats/ChatDates.tsx";
import { chatMessages } from "@magic-meetings/ui/meeting-chats/chat-messages.ts";
import { needsConsent, useMeetingChat } from "@magic-meetings/ui/meeting-chats/use-meeting-chat.ts";
import { useMeeting } from "@magic-meetings/ui/meetings/use-meetings.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { isNotFound } from "@magic-meetings/ui/session/problem-text.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useState } from "react";
import { useNavigate } from "react-router";
import { MeetingDetail } from "./MeetingDetail.tsx";
import { PageFrame } from "./PageFrame.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";

export interface MeetingOfChatPageProps {
  chatId: string;
  /** The narrow panel beside a call. */
  brief: boolean;
  askConsent: () => Promise<void>;
}

/** The tab in a meeting's chat, among its details or beside its call: the meeting that the chat belongs to. */
export function MeetingOfChatPage({ chatId, brief, askConsent }: MeetingOfChatPageProps) {
  const text = useFeatureText(chatMessages);
  const navigate = useNavigate();
  const chat = useMeetingChat(chatId);
  const [chosen, setChosen] = useState<string>();
  const id = chat.data?.items.find((item) => item.id === chosen)?.id ?? chat.data?.chosen;
  const meeting = useMeeting(id);
  useLiveUpdates(id === undefined ? undefined : `meeting:${id}`);
  const again = () => void (chat.isError ? chat.refetch() : meeting.refetch());
  if (chat.isPending || (id !== undefined && meeting.isPending)) return <PageSkeleton />;
  if (needsConsent(chat.error)) {
    return (
      <PageFrame>
        <ChatConsent askConsent={askConsent} onAllowed={again} />
      </PageFrame>
    );
  }
  if (isNotFound(chat.error)) {
    return (
      <PageFrame>
        <EmptyState icon={<ChatRegular />} title={text("chat.none")} hint={text("chat.noneHint")}>
          <Button onClick={() => void navigate("/meetings")}>{text("chat.mine")}</Button>
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame>
      {chat.isError || meeting.isError ? <ProblemNotice error={chat.error ?? meeting.error} onRetry={again} /> : null}
      {chat.data && id !== undefined ? <ChatDates items={chat.data.items} chosen={id} onChoose={setChosen} /> : null}
      {meeting.data ? <MeetingDetail key={meeting.data.id} meeting={meeting.data} brief={brief} /> : null}
    </PageFrame>
  );
}
