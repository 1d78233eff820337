import { lazy } from "react";

// Each window is a chunk of its own, so that none waits for the others.

export const TeamsWindow = lazy(async () => ({ default: (await import("./teams/TeamsWindow.tsx")).TeamsWindow }));
export const PhoneWindow = lazy(async () => ({ default: (await import("./phone/PhoneWindow.tsx")).PhoneWindow }));
export const MailWindow = lazy(async () => ({ default: (await import("./mail/MailWindow.tsx")).MailWindow }));
export const ChatWindow = lazy(async () => ({ default: (await import("./chat/ChatWindow.tsx")).ChatWindow }));
