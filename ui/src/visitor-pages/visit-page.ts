// The visitor's page: what is changed is sent, what changed elsewhere is shown. The page itself is the server's.

const link = location.pathname.split("/").at(-1) ?? "";
const said = document.querySelector<HTMLElement>("#said");
const shownSince = new Date();
const lookMilliseconds = 30_000;

type Sentence = "offline" | "failed" | "rules" | "time" | "many" | "changed";

function say(sentence: string): void {
  if (said) said.textContent = sentence;
}

function sentenceOf(name: Sentence): string {
  const key = `say${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const time = shownSince.toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
  return (document.body.dataset[key] ?? "").replace("{time}", time);
}

function showOnline(): void {
  if (!navigator.onLine) say(sentenceOf("offline"));
  else if (said?.textContent === sentenceOf("offline")) say("");
  for (const button of document.querySelectorAll<HTMLButtonElement>("form button")) button.disabled = !navigator.onLine;
}

/** The page as it is now; undefined where it cannot be read. */
async function readPage(): Promise<Document | undefined> {
  const response = await fetch(location.pathname, { headers: { accept: "text/html" } }).catch(() => undefined);
  if (response?.ok !== true) return undefined;
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** Puts what is not as it was into its place; what somebody is writing stays. True where anything was put. */
function takeOver(page: Document): boolean {
  let isChanged = false;
  for (const part of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const next = page.getElementById(part.id);
    if (next === null || next.outerHTML === part.outerHTML) continue;
    isChanged = true;
    part.replaceWith(document.adoptNode(next));
  }
  return isChanged;
}

async function look(): Promise<void> {
  if (document.hidden || !navigator.onLine) return;
  const page = await readPage();
  if (page !== undefined && takeOver(page)) say(sentenceOf("changed"));
}

function bodyOf(form: HTMLFormElement): unknown {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? "");
  switch (form.dataset["action"]) {
    case "details": {
      const needs = {
        parking: data.has("parking"),
        plate: text("plate"),
        wheelchair: data.has("wheelchair"),
        wifi: data.has("wifi"),
      };
      return { phone: text("phone"), needs };
    }
    case "late":
      return { expectedAt: text("expectedAt") };
    case "house-rules":
      return { number: Number(text("number")), locale: text("locale") };
    default:
      return undefined;
  }
}

function send(action: string, body: unknown): Promise<Response | undefined> {
  const headers = {
    "idempotency-key": crypto.randomUUID(),
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  const request = { method: "POST", headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return fetch(`/api/v1/visit-pages/${link}/${action}`, request).catch(() => undefined);
}

function refusalOf(response: Response | undefined, action: string): string {
  if (response === undefined) return sentenceOf(navigator.onLine ? "failed" : "offline");
  if (response.status === 429) return sentenceOf("many");
  if (response.status === 412 && action === "house-rules") return sentenceOf("rules");
  if (response.status === 422 && action === "late") return sentenceOf("time");
  return sentenceOf("failed");
}

async function submit(form: HTMLFormElement): Promise<void> {
  const action = form.dataset["action"] ?? "";
  const buttons = [...form.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  const response = await send(action, bodyOf(form));
  for (const button of buttons) button.disabled = false;
  if (response?.ok === true && action === "erase") return showErased(form.dataset["done"] ?? "");
  const page = await readPage();
  if (page !== undefined) takeOver(page);
  say(response?.ok === true ? (form.dataset["done"] ?? "") : refusalOf(response, action));
  // What was pressed may be gone: whoever uses the keyboard goes on from the top.
  if (!document.contains(form)) focusMain();
}

/** The link leads nowhere from now on. */
function showErased(sentence: string): void {
  clearInterval(looking);
  document.querySelector("main")?.replaceChildren();
  say(sentence);
}

function focusMain(): void {
  const heading = document.querySelector<HTMLElement>("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus();
}

async function chooseLocale(locale: string): Promise<void> {
  await send("locale", { locale });
  location.assign(`${location.pathname}?lang=${locale}`);
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target instanceof HTMLFormElement) void submit(event.target);
});
document.addEventListener("click", (event) => {
  const choice = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-locale]") : null;
  if (choice?.dataset["locale"] === undefined) return;
  event.preventDefault();
  void chooseLocale(choice.dataset["locale"]);
});
document.addEventListener("visibilitychange", () => void look());
addEventListener("online", () => {
  showOnline();
  void look();
});
addEventListener("offline", showOnline);
const looking = setInterval(() => void look(), lookMilliseconds);
showOnline();
