import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { WhatTheyEat } from "@magic-meetings/ui/diets/WhatTheyEat.tsx";
import { YourDiet } from "@magic-meetings/ui/diets/YourDiet.tsx";
import { HeadCounts } from "@magic-meetings/ui/head-count/HeadCounts.tsx";

/** How many come, what they eat, and what the reader eats. The organizer's parts are for those who may order. */
export function MeetingHeads({ meeting, brief }: { meeting: Meeting; brief: boolean }) {
  const isOver = meeting.status === "cancelled" || meeting.status === "archived";
  const isOrganizer = meeting.allowed.order.because !== "forbidden";
  if (isOver) return null;
  return (
    <>
      {isOrganizer ? <HeadCounts meeting={meeting} /> : null}
      {isOrganizer && !brief ? <WhatTheyEat meetingId={meeting.id} mayAsk={meeting.status !== "draft"} /> : null}
      <YourDiet meetingId={meeting.id} />
    </>
  );
}
