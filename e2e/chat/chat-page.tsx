import { FluentProvider } from "@fluentui/react-components";
import { ChatWindow } from "@magic-meetings/playground/chat/ChatWindow.tsx";
import { fluentTheme } from "@magic-meetings/playground/playground-theme.ts";
import { createRoot } from "react-dom/client";
import { anna, bo } from "./chat-people.ts";

// The chat window alone on a page, as its window in the playground dresses it: ?person=anna&theme=dark

const query = new URLSearchParams(location.search);
const person = [anna, bo].find((one) => one.person === query.get("person")) ?? anna;
const theme = (["light", "dark", "contrast"] as const).find((one) => one === query.get("theme")) ?? "light";
const root = document.getElementById("root");
if (!root) throw new Error("The page has no root");
createRoot(root).render(
  <FluentProvider theme={fluentTheme(theme, "teams")} style={{ height: "100vh" }}>
    <ChatWindow
      person={person}
      token={person.person}
      theme={theme}
      origin={location.origin}
      onOpenUrl={(url) => document.documentElement.setAttribute("data-opened", url)}
    />
  </FluentProvider>,
);
