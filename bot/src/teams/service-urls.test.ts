import { describe, expect, it } from "vitest";
import { isTrustedServiceUrl } from "./service-urls.ts";

const demo = ["http://127.0.0.1:3000/playground/connector/"];

describe("where the bot may answer to", () => {
  it.each([
    ["https://smba.trafficmanager.net/emea/", true],
    ["https://smba.trafficmanager.net/amer-client-ss.msg/", true],
    ["https://europe.botframework.com/", true],
    ["https://canary.botapi.skype.com/amer/", true],
    ["http://127.0.0.1:3000/playground/connector/", true],
    ["http://127.0.0.1:3000/playground/connector", true],
    ["http://smba.trafficmanager.net/emea/", false],
    ["https://smba.trafficmanager.net:8443/", false],
    ["https://smba.trafficmanager.net.evil.example/", false],
    ["https://evil.example/smba.trafficmanager.net", false],
    ["https://user:password@smba.trafficmanager.net/", false],
    ["https://evilbotframework.com/", false],
    ["http://127.0.0.1:3000/playground/connector-of-others/", false],
    ["http://127.0.0.1:3000/playground/connector/../../api/", false],
    ["http://127.0.0.1:3001/playground/connector/", false],
    ["<serviceURL>", false],
    ["", false],
  ])("%s: %s", (url, trusted) => {
    expect(isTrustedServiceUrl(url, demo)).toBe(trusted);
  });

  it("is Microsoft's hosts only, unless more is said", () => {
    expect(isTrustedServiceUrl(demo[0] ?? "")).toBe(false);
  });
});
