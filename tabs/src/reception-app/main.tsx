import "../tabs.css";
import { loadMessages, toLanguage, toLocale } from "@magic-meetings/ui/messages/messages.ts";
import { showColorScheme } from "@magic-meetings/ui/theme/color-scheme.ts";
import { teamsThemes } from "@magic-meetings/ui/theme/host-theme.ts";
import { createRoot } from "react-dom/client";
import { enter } from "./entrance.ts";
import { ReceptionApp } from "./ReceptionApp.tsx";
import { listenForInstall } from "./use-install.ts";

listenForInstall();
void open();

async function open(): Promise<void> {
  const locale = toLocale(navigator.language);
  const theme = matchMedia("(forced-colors: active), (prefers-contrast: more)").matches
    ? "contrast"
    : matchMedia("(prefers-color-scheme: dark)").matches
      ? "dark"
      : "light";
  const [messages, fluent, entrance] = await Promise.all([loadMessages(locale), teamsThemes(theme), enter()]);
  document.documentElement.lang = locale;
  showColorScheme(theme);
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const reader = { messages, language: toLanguage(navigator.language), timeZone };
  createRoot(document.getElementById("root")!).render(
    <ReceptionApp entrance={entrance} reader={reader} theme={fluent} />,
  );
  await keepWithoutNetwork();
}

/** From now on this page, and no other, opens without a network. */
async function keepWithoutNetwork(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const base = import.meta.env.BASE_URL;
  // Without it the page works as long as it stays open.
  await navigator.serviceWorker
    .register(`${base}reception-worker.js`, { scope: `${base}reception.html` })
    .catch(() => undefined);
  await navigator.storage?.persist?.().catch(() => false);
}
