import { describe, expect, it } from "vitest";
import { findEntrance, type AskedOnce, type EntranceDeps } from "./entrance.ts";
import type { KeptSession } from "./kept-session.ts";
import type { SignInSettings } from "@magic-meetings/ui/session/sign-in-settings.ts";

const company: SignInSettings = { authority: "https://login.example", clientId: "app", tenant: "organizations" };
const before: KeptSession = { person: "one", hint: "pia@nordlys.example", company };

/** A page that is opened: whether it leaves for the sign-in without a word, and what it gets in by. */
async function opened(more: Partial<EntranceDeps> & { signedIn?: boolean; wasAsked?: boolean }) {
  const { signedIn = false, wasAsked = false, ...deps } = more;
  let isAsked = wasAsked;
  const asked: AskedOnce = { was: () => isAsked, mark: () => (isAsked = true), clear: () => (isAsked = false) };
  let left = false;
  const entrance = await findEntrance({
    kept: before,
    readSettings: async () => company,
    isReachable: async () => true,
    answer: undefined,
    asked,
    open: async ({ hint, maySilently }) => {
      if (!signedIn && hint !== undefined) left = await maySilently();
      return {
        account: signedIn ? { id: "one", hint: "pia@nordlys.example" } : undefined,
        getToken: async () => "",
        forgetToken: () => undefined,
        signIn: () => undefined,
        forget: async () => undefined,
      };
    },
    ...deps,
  });
  return { by: entrance.by, left, isAsked };
}

const away = () => Promise.reject(new Error("no network"));

describe("the reception's page, opened", () => {
  it("asks without a word for whoever worked here before, once", async () => {
    expect(await opened({})).toEqual({ by: "company", left: true, isAsked: true });
    expect(await opened({ wasAsked: true })).toMatchObject({ by: "company", left: false });
  });

  it("does not ask again while it comes back with an answer, and may the next time once somebody is signed in", async () => {
    expect(await opened({ answer: "#error=login_required&state=1" })).toMatchObject({ left: false });
    expect(await opened({ signedIn: true, wasAsked: true })).toMatchObject({ isAsked: false });
  });

  it("never leaves without a network, or for a sign-in that does not answer", async () => {
    expect(await opened({ readSettings: away })).toEqual({ by: "company", left: false, isAsked: false });
    expect(await opened({ isReachable: async () => false })).toMatchObject({ left: false, isAsked: false });
  });

  it("waits for a person where nobody worked here before", async () => {
    expect(await opened({ kept: undefined })).toEqual({ by: "company", left: false, isAsked: false });
  });

  it("is the demo's where the service has no sign-in, and where nothing is known yet", async () => {
    expect(await opened({ kept: undefined, readSettings: async () => undefined })).toMatchObject({ by: "demo" });
    expect(await opened({ kept: undefined, readSettings: away })).toMatchObject({ by: "demo" });
    expect(await opened({ kept: { person: "dag" }, readSettings: away })).toMatchObject({ by: "demo" });
  });
});
