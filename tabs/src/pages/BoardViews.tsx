import { Tab, TabList } from "@fluentui/react-components";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { boardMessages } from "@magic-meetings/ui/production-orders/board-messages.ts";
import { useNavigate } from "react-router";
import type { BoardView } from "./board-address.ts";
import { boardViews } from "./board-address.ts";

export interface BoardViewsProps {
  view: BoardView | "tasks";
  onView: (view: BoardView) => void;
}

/** The ways to look at a vendor's day, its tasks among them. */
export function BoardViews({ view, onView }: BoardViewsProps) {
  const board = useFeatureText(boardMessages);
  const navigate = useNavigate();
  return (
    <TabList
      size="small"
      selectedValue={view}
      aria-label={board("view.name")}
      onTabSelect={(_, { value }) => {
        if (value === "tasks") void navigate("/tasks");
        else onView(value as BoardView);
      }}
    >
      {[...boardViews, "tasks" as const].map((one) => (
        <Tab key={one} value={one}>
          {board(`view.${one}`)}
        </Tab>
      ))}
    </TabList>
  );
}
