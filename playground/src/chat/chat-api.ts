import type { CardActionAnswer, CardActionInput, ChatInput, ChatStreamEvent } from "./chat-words.ts";

/** Where a person's chat is, and what proves that it is theirs. */
export interface ChatAddress {
  origin: string;
  entraObjectId: string;
  token: string;
}

/** Something that a person did was not taken; `message` is the connector's sentence. */
export class ChatFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export async function sendText(address: ChatAddress, text: string): Promise<void> {
  await post(address, { text });
}

/** Presses a card's button; undefined for a submit, whose answer comes as a message. */
export async function pressButton(
  address: ChatAddress,
  action: CardActionInput,
): Promise<CardActionAnswer | undefined> {
  const answer = (await post(address, { action })) as CardActionAnswer | { id: string };
  return "statusCode" in answer ? answer : undefined;
}

async function post(address: ChatAddress, input: ChatInput): Promise<unknown> {
  const response = await fetch(`${chatUrl(address)}/messages`, {
    method: "POST",
    headers: { ...authorization(address), "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const body = (await response.json().catch(() => ({}))) as { detail?: string };
  if (!response.ok) throw new ChatFailure(response.status, body.detail ?? response.statusText);
  return body;
}

/** Reads a chat's stream until it ends or is aborted. By fetch, because an EventSource cannot carry a token. */
export async function readChat(
  address: ChatAddress,
  onEvent: (event: ChatStreamEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(`${chatUrl(address)}/stream`, { headers: authorization(address), signal });
  if (!response.ok || !response.body) throw new ChatFailure(response.status, response.statusText);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const blocks = (rest + chunk.value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      if (block.startsWith("data: ")) onEvent(JSON.parse(block.slice("data: ".length)) as ChatStreamEvent);
    }
  }
}

function chatUrl({ origin, entraObjectId }: ChatAddress): string {
  return `${origin}/playground/connector/chats/${entraObjectId}`;
}

function authorization({ token }: ChatAddress) {
  return { authorization: `Bearer ${token}` };
}
