import { FluentProvider } from "@fluentui/react-components";
import { AdaptiveCardView } from "@magic-meetings/playground/chat/AdaptiveCardView.tsx";
import { fluentTheme } from "@magic-meetings/playground/playground-theme.ts";
import { createRoot } from "react-dom/client";
import type { NamedCard } from "./golden-cards.ts";

// Cards side by side as the chat renders them, each below its name: <div id="root" data-theme="dark">, and the cards as JSON.

const root = document.getElementById("root");
const cards = JSON.parse(document.getElementById("cards")?.textContent ?? "[]") as NamedCard[];
const theme = (["light", "dark", "contrast"] as const).find((one) => one === root?.dataset["theme"]) ?? "light";
const nothing = () => undefined;
if (!root) throw new Error("The page has no root");
createRoot(root).render(
  <FluentProvider
    theme={fluentTheme(theme, "teams")}
    style={{ padding: 16, colorScheme: theme === "light" ? "light" : "dark" }}
  >
    <main style={{ columns: "400px", columnGap: 16 }}>
      {cards.map(({ name, card }) => (
        <section key={name} aria-label={name} style={{ breakInside: "avoid", paddingBottom: 16 }}>
          <div style={{ paddingBottom: 4, fontSize: 12 }}>{name}</div>
          <AdaptiveCardView card={card} busy={false} onPress={nothing} onOpenUrl={nothing} />
        </section>
      ))}
    </main>
  </FluentProvider>,
);
