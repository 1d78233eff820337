import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { CardKind } from "@magic-meetings/contract/messages/message-words.ts";

/** The words of one kind of message in one language; `{name}` is replaced by a fact of the message. */
export interface MessageTemplate extends RenderedText {
  locale: Locale;
  /** Null for the words that come with the product. */
  version: number | null;
}

/** The facts that a template of a kind may name. */
export const placeholders = {
  meeting_card: ["subject", "when", "place", "organizer", "orders", "total"],
  approval_card: ["subject", "when", "room", "organizer", "people"],
  task_card: ["number", "vendor", "when", "place", "subject"],
  series_order_card: ["subject", "vendor", "site", "dates", "total"],
  feedback_card: ["subject", "when", "services"],
  head_count_card: ["subject", "when", "order"],
  move_card: ["subject", "before", "after"],
  diet_card: ["subject", "when"],
  orphan_card: ["subject", "when"],
  hand_over_card: ["from", "to", "count"],
  budget_card: ["account", "percent", "used", "budget"],
  mail_failed_card: ["visitor", "when", "site"],
  late_card: ["visitor", "before", "after", "site"],
  arrival_card: ["visitors", "site", "subject"],
  notice_card: ["notice", "detail"],
} as const satisfies Record<CardKind, readonly string[]>;

export type MessageWords<Kind extends CardKind = CardKind> = Record<(typeof placeholders)[Kind][number], string>;

/** The words that come with the product, for a tenant that keeps none of its own. */
export const builtInTemplates: Record<CardKind, Record<Locale, RenderedText>> = {
  budget_card: {
    en: { title: "{percent} % of the budget of {account} is used", summary: "{used} of {budget}" },
    da: { title: "{percent} % af budgettet på {account} er brugt", summary: "{used} af {budget}" },
    nb: { title: "{percent} % av budsjettet på {account} er brukt", summary: "{used} av {budget}" },
    it: { title: "{percent} % del budget di {account} è usato", summary: "{used} di {budget}" },
    de: { title: "{percent} % des Budgets von {account} sind verbraucht", summary: "{used} von {budget}" },
  },
  hand_over_card: {
    en: { title: "Handed over from {from} to {to}", summary: "Things handed over: {count}" },
    da: { title: "Overdraget fra {from} til {to}", summary: "Overdraget i alt: {count}" },
    nb: { title: "Overført fra {from} til {to}", summary: "Overført i alt: {count}" },
    it: { title: "Passaggio da {from} a {to}", summary: "Elementi passati: {count}" },
    de: { title: "Übergeben von {from} an {to}", summary: "Übergeben: {count}" },
  },
  meeting_card: {
    en: { title: "{subject}", summary: "{when}, {place}" },
    da: { title: "{subject}", summary: "{when}, {place}" },
    nb: { title: "{subject}", summary: "{when}, {place}" },
    it: { title: "{subject}", summary: "{when}, {place}" },
    de: { title: "{subject}", summary: "{when}, {place}" },
  },
  approval_card: {
    en: { title: "{organizer} asks for {room}", summary: "{when}" },
    da: { title: "{organizer} beder om {room}", summary: "{when}" },
    nb: { title: "{organizer} ber om {room}", summary: "{when}" },
    it: { title: "{organizer} chiede {room}", summary: "{when}" },
    de: { title: "{organizer} bittet um {room}", summary: "{when}" },
  },
  task_card: {
    en: { title: "Order {number}: {place}", summary: "{when}, {subject}" },
    da: { title: "Bestilling {number}: {place}", summary: "{when}, {subject}" },
    nb: { title: "Bestilling {number}: {place}", summary: "{when}, {subject}" },
    it: { title: "Ordine {number}: {place}", summary: "{when}, {subject}" },
    de: { title: "Bestellung {number}: {place}", summary: "{when}, {subject}" },
  },
  series_order_card: {
    en: { title: "{subject}: the order for the series", summary: "{dates} dates" },
    da: { title: "{subject}: bestillingen til mødeserien", summary: "{dates} datoer" },
    nb: { title: "{subject}: bestillingen til møteserien", summary: "{dates} datoer" },
    it: { title: "{subject}: l’ordine per la serie", summary: "{dates} date" },
    de: { title: "{subject}: die Bestellung für die Serie", summary: "{dates} Termine" },
  },
  feedback_card: {
    en: { title: "How was it? {subject}", summary: "{services}" },
    da: { title: "Hvordan var det? {subject}", summary: "{services}" },
    nb: { title: "Hvordan var det? {subject}", summary: "{services}" },
    it: { title: "Com’è andata? {subject}", summary: "{services}" },
    de: { title: "Wie war es? {subject}", summary: "{services}" },
  },
  notice_card: {
    en: { title: "{notice}", summary: "{detail}" },
    da: { title: "{notice}", summary: "{detail}" },
    nb: { title: "{notice}", summary: "{detail}" },
    it: { title: "{notice}", summary: "{detail}" },
    de: { title: "{notice}", summary: "{detail}" },
  },
  arrival_card: {
    en: { title: "Here for you: {visitors}", summary: "Reception, {site}" },
    da: { title: "Her til dig: {visitors}", summary: "Receptionen, {site}" },
    nb: { title: "Her til deg: {visitors}", summary: "Resepsjonen, {site}" },
    it: { title: "Visita per te: {visitors}", summary: "Reception, {site}" },
    de: { title: "Besuch für Sie: {visitors}", summary: "Empfang, {site}" },
  },
  mail_failed_card: {
    en: { title: "{visitor} did not get the mail", summary: "{when}, {site}" },
    da: { title: "{visitor} fik ikke mailen", summary: "{when}, {site}" },
    nb: { title: "{visitor} fikk ikke e-posten", summary: "{when}, {site}" },
    it: { title: "{visitor} non ha ricevuto l’e-mail", summary: "{when}, {site}" },
    de: { title: "{visitor} hat die E-Mail nicht bekommen", summary: "{when}, {site}" },
  },
  late_card: {
    en: { title: "{visitor} comes later", summary: "{before} → {after}, {site}" },
    da: { title: "{visitor} kommer senere", summary: "{before} → {after}, {site}" },
    nb: { title: "{visitor} kommer senere", summary: "{before} → {after}, {site}" },
    it: { title: "{visitor} arriva più tardi", summary: "{before} → {after}, {site}" },
    de: { title: "{visitor} kommt später", summary: "{before} → {after}, {site}" },
  },
  head_count_card: {
    en: { title: "How many for {subject}", summary: "Order {order}, {when}" },
    da: { title: "Hvor mange til {subject}", summary: "Bestilling {order}, {when}" },
    nb: { title: "Hvor mange til {subject}", summary: "Bestilling {order}, {when}" },
    it: { title: "Quanti per {subject}", summary: "Ordine {order}, {when}" },
    de: { title: "Wie viele bei {subject}", summary: "Bestellung {order}, {when}" },
  },
  move_card: {
    en: { title: "{subject} has moved: what about the order?", summary: "{before} → {after}" },
    da: { title: "{subject} er flyttet: hvad med bestillingen?", summary: "{before} → {after}" },
    nb: { title: "{subject} er flyttet: hva med bestillingen?", summary: "{before} → {after}" },
    it: { title: "{subject} è spostato: e l’ordine?", summary: "{before} → {after}" },
    de: { title: "{subject} wurde verschoben: was wird aus der Bestellung?", summary: "{before} → {after}" },
  },
  orphan_card: {
    en: { title: "{subject} needs a decision", summary: "{when}" },
    da: { title: "{subject} kræver en beslutning", summary: "{when}" },
    nb: { title: "{subject} krever en beslutning", summary: "{when}" },
    it: { title: "{subject} richiede una decisione", summary: "{when}" },
    de: { title: "{subject} braucht eine Entscheidung", summary: "{when}" },
  },
  diet_card: {
    en: { title: "What do you eat at {subject}?", summary: "{when}" },
    da: { title: "Hvad spiser du til {subject}?", summary: "{when}" },
    nb: { title: "Hva spiser du på {subject}?", summary: "{when}" },
    it: { title: "Che cosa mangi a {subject}?", summary: "{when}" },
    de: { title: "Was essen Sie bei {subject}?", summary: "{when}" },
  },
};

/** The tenant's template for the first of the languages that has one, else the product's for the first language. */
export function pickTemplate(
  kind: CardKind,
  kept: readonly MessageTemplate[],
  preferred: readonly [Locale, ...Locale[]],
): MessageTemplate {
  for (const locale of preferred) {
    const template = kept.find((candidate) => candidate.locale === locale);
    if (template) return template;
  }
  return { locale: preferred[0], version: null, ...builtInTemplates[kind][preferred[0]] };
}

/** Fills a template; a placeholder that its kind does not know is an error. */
export function fillTemplate<Kind extends CardKind>(
  kind: Kind,
  template: RenderedText,
  words: MessageWords<Kind>,
): RenderedText {
  const unknown = unknownPlaceholders(kind, template);
  if (unknown.length > 0) throw new Error(`The template of ${kind} names unknown facts: ${unknown.join(", ")}`);
  // One pass over the template: braces within a fact, for example in a subject, stay what they are.
  const fill = (text: string) =>
    text.replace(placeholderPattern, (_, name: string) => words[name as keyof MessageWords<Kind>]);
  return { title: fill(template.title), summary: fill(template.summary) };
}

/** The placeholders of a template that its kind of message cannot fill. */
export function unknownPlaceholders(kind: CardKind, { title, summary }: RenderedText): string[] {
  const known: readonly string[] = placeholders[kind];
  return namedPlaceholders(`${title} ${summary}`).filter((name) => !known.includes(name));
}

/** What stands between braces in a text, each once. */
export function namedPlaceholders(text: string): string[] {
  return [...new Set([...text.matchAll(placeholderPattern)].map(([, name = ""]) => name))];
}

const placeholderPattern = /\{([^{}]*)\}/g;
