import type { Locale } from "@magic-meetings/contract/identity/identity.ts";

/** The page that ends mails of a kind. */
export const unsubscribeWords: Record<Locale, Record<"ask" | "button" | "done" | "noLink", string>> = {
  en: {
    ask: "Do you want no more mails of this kind?",
    button: "No more mails",
    done: "You get no more mails of this kind",
    noLink: "This link leads nowhere",
  },
  da: {
    ask: "Vil du ikke have flere mails af denne slags?",
    button: "Ikke flere mails",
    done: "Du får ikke flere mails af denne slags",
    noLink: "Dette link fører ingen steder hen",
  },
  nb: {
    ask: "Vil du ikke ha flere e-poster av denne typen?",
    button: "Ikke flere e-poster",
    done: "Du får ikke flere e-poster av denne typen",
    noLink: "Denne lenken fører ingen steder",
  },
  it: {
    ask: "Non vuoi più ricevere e-mail di questo tipo?",
    button: "Niente più e-mail",
    done: "Non riceverai più e-mail di questo tipo",
    noLink: "Questo link non porta da nessuna parte",
  },
  de: {
    ask: "Möchten Sie keine E-Mails dieser Art mehr?",
    button: "Keine E-Mails mehr",
    done: "Sie bekommen keine E-Mails dieser Art mehr",
    noLink: "Dieser Link führt nirgendwohin",
  },
};
