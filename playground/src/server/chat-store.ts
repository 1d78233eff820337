import type { ChatMessage, ChatStreamEvent } from "../chat/chat-words.ts";

export interface StoredMessage extends ChatMessage {
  /** Every message id of ours that this activity carried, the latest last. */
  messageIds: string[];
}

export type ChatListener = (event: ChatStreamEvent) => void;

export interface ChatStore {
  messages(conversationId: string): ChatMessage[];
  find(conversationId: string, activityId: string): ChatMessage | undefined;
  add(conversationId: string, message: Pick<ChatMessage, "from" | "text" | "card">, messageId?: string): ChatMessage;
  /** Replaces what a message shows; undefined where there is no such message. */
  replace(
    conversationId: string,
    activityId: string,
    content: Pick<ChatMessage, "text" | "card">,
    messageId?: string,
  ): ChatMessage | undefined;
  remove(conversationId: string, activityId: string): boolean;
  /** The activity that carries, or once carried, this message id of ours. */
  findSent(conversationId: string, messageId: string): { activityId: string } | undefined;
  /** Hears a snapshot at once and every change after it; the answer ends that. */
  listen(conversationId: string, listener: ChatListener): () => void;
}

const mostChats = 200;
const mostMessages = 200;

interface Chat {
  messages: StoredMessage[];
  listeners: Set<ChatListener>;
}

/** The demo's chats, in memory: the oldest messages and the chats that were quiet the longest go first. */
export function createChatStore(clock: { now(): Date }): ChatStore {
  const chats = new Map<string, Chat>();
  let lastId = clock.now().getTime();

  const tell = (chat: Chat, event: ChatStreamEvent) => chat.listeners.forEach((listener) => listener(event));
  const stored = (conversationId: string, activityId: string) =>
    chats.get(conversationId)?.messages.find((message) => message.id === activityId);

  return {
    messages: (conversationId) => (chats.get(conversationId)?.messages ?? []).map(toMessage),
    find: (conversationId, activityId) => {
      const message = stored(conversationId, activityId);
      return message && toMessage(message);
    },
    add: (conversationId, content, messageId) => {
      const chat = touch(chats, conversationId);
      lastId += 1;
      const sentAt = clock.now().toISOString();
      const message = {
        ...content,
        id: String(lastId),
        sentAt,
        updatedAt: null,
        messageIds: messageId ? [messageId] : [],
      };
      chat.messages.push(message);
      for (const { id } of chat.messages.splice(0, chat.messages.length - mostMessages))
        tell(chat, { kind: "removed", id });
      tell(chat, { kind: "message", message: toMessage(message) });
      return toMessage(message);
    },
    replace: (conversationId, activityId, content, messageId) => {
      const message = stored(conversationId, activityId);
      if (!message) return undefined;
      Object.assign(message, content, { updatedAt: clock.now().toISOString() });
      if (messageId) message.messageIds = [...message.messageIds.slice(-20), messageId];
      tell(touch(chats, conversationId), { kind: "message", message: toMessage(message) });
      return toMessage(message);
    },
    remove: (conversationId, activityId) => {
      const chat = chats.get(conversationId);
      const index = chat?.messages.findIndex((message) => message.id === activityId) ?? -1;
      if (!chat || index < 0) return false;
      chat.messages.splice(index, 1);
      tell(chat, { kind: "removed", id: activityId });
      return true;
    },
    findSent: (conversationId, messageId) => {
      const message = chats.get(conversationId)?.messages.find(({ messageIds }) => messageIds.includes(messageId));
      return message && { activityId: message.id };
    },
    listen: (conversationId, listener) => {
      const chat = touch(chats, conversationId);
      chat.listeners.add(listener);
      listener({ kind: "snapshot", messages: chat.messages.map(toMessage) });
      return () => chat.listeners.delete(listener);
    },
  };
}

/** The chat, made where it is new, and put last in the order in which chats are forgotten. */
function touch(chats: Map<string, Chat>, conversationId: string): Chat {
  const chat = chats.get(conversationId) ?? { messages: [], listeners: new Set() };
  chats.delete(conversationId);
  chats.set(conversationId, chat);
  const quietest = [...chats].find(([id, { listeners }]) => listeners.size === 0 && id !== conversationId)?.[0];
  if (chats.size > mostChats && quietest !== undefined) chats.delete(quietest);
  return chat;
}

function toMessage({ messageIds: _, ...message }: StoredMessage): ChatMessage {
  return message;
}
