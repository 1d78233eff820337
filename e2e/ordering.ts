import type { Playground } from "./playground.ts";
import { chip, openPane } from "./playground.ts";

/** Names the invite and opens the pane beside it, up to the offered room. */
export async function beginInvite(playground: Playground, subject: string): Promise<void> {
  await playground.outlook.getByRole("textbox", { name: "Title" }).fill(subject);
  await openPane(playground);
  await playground.pane
    .getByRole("button", { name: /^Hold / })
    .first()
    .waitFor();
}

/** Holds the offered room and gives its name. */
export async function holdRoom({ pane }: Pick<Playground, "pane">): Promise<string> {
  const hold = pane.getByRole("button", { name: /^Hold / }).first();
  const room = (await hold.getAttribute("aria-label"))?.replace("Hold ", "") ?? "";
  await hold.click();
  await pane.getByText(/^Held until/).waitFor();
  return room;
}

export async function chooseLunchAndCoffee(playground: Pick<Playground, "pane">): Promise<void> {
  await chip(playground, /Smørrebrød/).click();
  await chip(playground, /Coffee/).click();
  await playground.pane.getByText(/^Free to change until /).waitFor();
}

export async function pressOrder({ pane }: Pick<Playground, "pane">): Promise<void> {
  await pane.getByRole("button", { name: "Order", exact: true }).click();
}

/** Waits until the order stands and gives its number. */
export async function placedOrder({ pane }: Pick<Playground, "pane">): Promise<string> {
  await pane.getByText(/^Order \d+ is placed\.$/).waitFor();
  const order = await pane.getByRole("article", { name: /^Order \d+$/ }).getAttribute("aria-label");
  return order?.replace("Order ", "") ?? "";
}

export async function pressSend({ outlook }: Pick<Playground, "outlook">): Promise<void> {
  await outlook.getByRole("button", { name: "Send", exact: true }).click();
}

/** Ten weeks on the same weekday, written in the form, with the pane beside it. */
export async function writeSeries({ outlook, page }: Playground, subject: string): Promise<void> {
  await outlook.getByRole("textbox", { name: "Title" }).fill(subject);
  await outlook.getByRole("combobox", { name: "Repeat" }).click();
  await page.getByRole("option", { name: "Weekly" }).click();
  await outlook.getByRole("spinbutton", { name: "Number of times" }).waitFor();
}
