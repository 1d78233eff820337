import { describe, expect, it } from "vitest";
import { refusal } from "./fake/fake-answer.ts";
import { createGraphApps } from "./graph-apps.ts";
import { addInId, startGraphTestWorld } from "./graph-test-world.ts";

const catalogueId = "0d820ecd-def2-4297-adad-78056cde7c78";

function start() {
  const { client, fake } = startGraphTestWorld();
  const anna = fake.addUser("anna@nordlys.example");
  const apps = createGraphApps({ client, baseUrl: fake.baseUrl, manifestId: addInId, catalogueId });
  return { fake, anna, apps, teamwork: fake.teamwork };
}

describe("installing the app for somebody", () => {
  it("is one request, as Microsoft Graph describes it", async () => {
    const { fake, anna, apps, teamwork } = start();
    expect(await apps.install(anna.id)).toEqual({ outcome: "installed" });
    expect(fake.requests).toEqual([`POST /users/${anna.id}/teamwork/installedApps`]);
    expect(teamwork.installed.size).toBe(1);
    expect(fake.violations).toEqual([]);
  });

  it("finds the chat where the app was there already", async () => {
    const { fake, anna, apps, teamwork } = start();
    await apps.install(anna.id);
    expect(await apps.install(anna.id)).toEqual({
      outcome: "present",
      chatId: teamwork.installed.get(anna.id)?.chatId,
    });
    expect(fake.violations).toEqual([]);
  });

  it("is done once where an answer was lost", async () => {
    const { fake, anna, apps, teamwork } = start();
    fake.faults.failNext = 1;
    fake.faults.failWith = 504;
    expect(await apps.install(anna.id)).toEqual({ outcome: "installed" });
    expect(teamwork.installed.size).toBe(1);
  });

  it.each([
    [
      "the app lacks the permission",
      refusal(403, "Forbidden", "Missing role permissions on the request. API requires one of 'TeamsAppInstallation'."),
      { outcome: "not_permitted" },
    ],
    ["a policy keeps it from her", refusal(403, "Forbidden", "The app is blocked by policy."), { outcome: "refused" }],
    ["the catalogue has no such app", refusal(404, "NotFound", "App not found."), { outcome: "refused" }],
    ["Teams is busy", refusal(429, "TooManyRequests", "", { "retry-after": "900" }), afterMinutes(15)],
    ["Teams is away", refusal(503, "ServiceUnavailable", ""), afterMinutes(10)],
  ])("where %s", async (_, answer, expected) => {
    const { anna, apps, teamwork } = start();
    teamwork.refuse = () => answer;
    expect(await apps.install(anna.id)).toEqual(expected);
  });

  it("is refused for somebody who is not there", async () => {
    const { apps } = start();
    expect(await apps.install("00000000-0000-4000-8000-000000000000")).toEqual({ outcome: "refused" });
  });
});

function afterMinutes(minutes: number) {
  return { outcome: "later", afterMilliseconds: minutes * 60_000 };
}
