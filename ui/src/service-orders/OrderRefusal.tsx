import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { orderMessages } from "./order-messages.ts";
import { priceThatChanged } from "./price-that-changed.ts";
import { PriceChanged } from "./PriceChanged.tsx";
import { refusedLine } from "./refused-line.ts";
import type { OrderRefusalProps } from "./order-refusal-props.ts";
import { RefusedLineNotice } from "./RefusedLineNotice.tsx";

/** Why the order was not taken, what was kept, and one press for each way out. */
export function OrderRefusal(props: OrderRefusalProps) {
  const { error, lines, accounts, accountId, timeZone } = props;
  const text = useText();
  const words = useFeatureText(orderMessages);
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const price = priceThatChanged(error);
  if (price) return <PriceChanged total={price.total} lines={price.lines} onAgree={props.onAgree} />;
  const refused = refusedLine(error, lines);
  if (problem && refused && refused.field !== "account") {
    return <RefusedLineNotice {...props} problem={problem} refused={refused} timeZone={timeZone} />;
  }
  const key = `refused.${problem?.code ?? ""}`;
  if (problem && isAboutAccounts(problem.code) && words.knows(key)) {
    const others = accounts.filter(({ id }) => id !== accountId).slice(0, 3);
    return (
      <Notice
        kind="error"
        title={words(key)}
        actions={others.map((account) => (
          <Button
            key={account.id}
            size="small"
            onClick={() =>
              refused ? props.onChange(refused.line.line.key, { accountId: account.id }) : props.onAccount(account.id)
            }
          >
            {words("refused.charge", {
              account: text("order.accountName", { code: account.code, name: account.name }),
            })}
          </Button>
        ))}
      >
        <div>{words("refused.accountHint")}</div>
        <div>{words("refused.kept")}</div>
      </Notice>
    );
  }
  return <ProblemNotice error={error} kept={words("refused.kept")} onRetry={props.onRetry} />;
}

function isAboutAccounts(code: string): boolean {
  return code.startsWith("account_") || aboutAccounts.has(code);
}

const aboutAccounts = new Set(["unknown_account", "budget_exceeded", "approval_limit_exceeded"]);
