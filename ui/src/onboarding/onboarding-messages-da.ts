import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./onboarding-messages-en.ts";

/** Dansk: en virksomheds opsætning og dens forbindelser. */
export const da: FeatureSentences<keyof typeof en> = {
  title: "Opsætning",
  hint: "Hvert trin læses af det, tjenesten har set, så alle, der åbner siden, ser det samme.",
  loading: "Læser, hvor langt virksomheden er",
  again: "Se igen",
  steps: "Trin",
  "state.done": "Færdig",
  "state.waiting": "På vej",
  "state.todo": "Mangler",
  "state.trouble": "Kræver dig",
  "step.consent": "Giv appen adgang til Microsoft 365",
  "step.places": "Hent stederne",
  "step.calendars": "Lyt til lokalernes kalendere",
  "step.message": "Send dig selv en prøvebesked",
  "consent.done": "{company} er forbundet, og Microsoft 365 svarer.",
  "consent.todo":
    "En administrator af kataloget giver lov én gang for alle. Trinnet er færdigt, når Microsoft 365 har svaret første gang, senest når stederne hentes.",
  "consent.trouble":
    "Microsoft 365 besvarer ingen forespørgsel. Giv lov én gang til; er postkasserne begrænset, så se, at lokalerne er med.",
  "consent.open": "Giv lov for {company} (åbner Microsofts side)",
  "consent.nobody": "Her skal ingen give lov: kalenderne følger med tjenesten.",
  "places.done": {
    one: "{count} lokale på {sites}.",
    other: "{count} lokaler på {sites}.",
  },
  "places.sites": { one: "{count} sted", other: "{count} steder" },
  "places.todo":
    "Fra virksomhedens fortegnelse over lokaler eller fra et regneark, der ses efter, før noget tages ind.",
  "places.open": "Hent steder",
  "calendars.done": {
    one: "Der lyttes til {count} kalender.",
    other: "Der lyttes til {count} kalendere.",
  },
  "calendars.builtIn": "Kalenderne følger med tjenesten.",
  "calendars.todo": "Det begynder af sig selv, når der er lokaler.",
  "calendars.waiting": {
    one: "Der spørges efter {count} kalender. Det tager et minut eller to; der er intet at gøre.",
    other: "Der spørges efter {count} kalendere. Det tager et minut eller to; der er intet at gøre.",
  },
  "calendars.none":
    "Tjenesten ved endnu ikke, hvordan den logger på Microsoft 365: se indstillingerne for Microsoft Graph i vejledningen.",
  "calendars.trouble": {
    one: "Microsoft 365 afviser {count} postkasse. Der spørges igen af sig selv; se, at den findes, og at appen må læse den.",
    other:
      "Microsoft 365 afviser {count} postkasser. Der spørges igen af sig selv; se, at de findes, og at appen må læse dem.",
  },
  "calendars.mailbox": "{mailbox}: {problem}",
  "message.todo": "Så du ved, at folk får besked. Den går den vej, du har valgt under Mine beskeder.",
  "message.waiting":
    "Den er på vej. Åbn botten i Teams én gang, hvis du aldrig har gjort det: før det kan ingen skrive til dig der.",
  "message.done": "Den kom frem.",
  "message.trouble": "Den kom ikke frem: {reason}. Se under Beskeder, hvad der blev prøvet.",
  "message.send": "Send en prøvebesked",
  "message.sendAgain": "Send en til",
  connections: "Forbindelser",
  "connection.calendar": "Kalendere",
  "connection.chat": "Chat i Teams",
  "connection.mail": "Mail",
  "is.working": "Virker",
  "is.failing": "Fejler",
  "is.silent": "Tavs",
  "is.unused": "Ikke brugt endnu",
  "since.done": "Virkede sidst {moment}",
  "since.failed": "Fejlede sidst {moment}",
  "do.calendar.failing":
    "Se i kalenderloggen. Det, der er gået forbi, læses igen af sig selv, så snart Microsoft 365 svarer.",
  "do.calendar.silent":
    "Der er intet hørt i dagevis. Se, at workeren kører, og at Microsoft 365 kan nå tjenesten udefra.",
  "do.calendar.unused": "Der er endnu ikke spurgt om noget.",
  "do.chat.failing": "Se, at bottens registrering og hemmelighed gælder, og at appen er tilladt i Teams.",
  "do.chat.silent": "Ingen har fået besked i dagevis. Send en prøvebesked for at se, om det virker.",
  "do.chat.unused": "Ingen har fået besked endnu. Send en prøvebesked.",
  "do.mail.failing": "Se, at mailserveren svarer og tager imod fra afsenderens adresse. Mails venter så længe.",
  "do.mail.silent": "Der er ikke sendt mail i dagevis; var der gæster, så se under Beskeder.",
  "do.mail.unused": "Der er endnu ikke sendt mail.",
  rooms: "Lokaler i Exchange",
  "rooms.hint":
    "Exchange svarer på invitationer til lokaler efter egne indstillinger. Indsæt det, Get-CalendarProcessing giver for jeres lokaler, som JSON eller CSV, for at se, hvor de strider mod vores. Intet af det gemmes.",
  "rooms.export": "Udtræk af Get-CalendarProcessing",
  "rooms.compare": "Sammenlign",
  "rooms.comparing": "Sammenligner",
  "rooms.aligned": { one: "{count} lokale, og intet strider.", other: "{count} lokaler, og intet strider." },
  "rooms.none": "Ingen postkasse i det er et lokale her.",
  "rooms.table": "Indstillinger, der strider",
  "rooms.room": "Lokale",
  "rooms.setting": "Indstilling",
  "rooms.theirs": "I Exchange",
  "rooms.wanted": "Skal være",
  "rooms.notHere": "Ikke lokaler her: {mailboxes}",
  "rooms.notThere": {
    one: "{count} af vores lokaler er ikke med i udtrækket.",
    other: "{count} af vores lokaler er ikke med i udtrækket.",
  },
};
