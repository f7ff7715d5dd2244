"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button, IconButton } from "@/components/ui/button";
import { Input } from "@/components/ui/controls";
import { Field } from "@/components/ui/field";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";
import { signInWithPassword } from "./sign-in-with-password";

/** Refusals of this page after which the likely reason is named. The server's answer is the same for every reason. */
const LIKELY_THROTTLED = 5;

type Problem = "required" | "refused" | "throttled" | "unavailable" | "offline";

/** E-mail and password; in the demo the accounts of its people below, which fill the form and send it. */
export function SignInForm({
  next,
  demo,
}: {
  /** Address to go on to, checked by the server. */
  next: string;
  demo: { accounts: readonly DemoAccount[]; password: string } | null;
}) {
  const t = useTranslations("auth.signIn");
  const form = useRef<HTMLFormElement>(null);
  const refusals = useRef(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isShown, setShown] = useState(false);

  const send = async (email: string, password: string) => {
    if (!email || !password) return setProblem("required");
    setBusy(true);
    const result = await signInWithPassword(email, password);
    if (result === "ok") return window.location.assign(next);
    setBusy(false);
    if (result === "refused") refusals.current += 1;
    setProblem(result === "refused" && refusals.current >= LIKELY_THROTTLED ? "throttled" : result);
    form.current?.querySelector<HTMLInputElement>("input[name=password]")?.select();
  };
  const sendForm = (data: FormData) =>
    send(String(data.get("email") ?? "").trim(), String(data.get("password") ?? ""));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void sendForm(new FormData(event.currentTarget));
  };
  const choose = (account: DemoAccount) => {
    const inputs = form.current?.elements;
    for (const [name, value] of [
      ["email", account.email],
      ["password", demo?.password ?? ""],
    ] as const) {
      const input = inputs?.namedItem(name);
      if (input instanceof HTMLInputElement) input.value = value;
    }
    form.current?.requestSubmit();
  };

  return (
    <>
      {/* React keeps a form that was sent before the page is ready, if it has an action, and sends it then;
          sent by hand afterwards, the form keeps what was typed. */}
      <form
        ref={form}
        action={sendForm}
        onSubmit={submit}
        noValidate
        className="flex flex-col gap-4"
      >
        {problem && <ProblemBanner problem={problem} />}
        <Field label={t("email")}>
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              className="h-11"
            />
          )}
        </Field>
        <Field label={t("password")}>
          {(control) => (
            <div className="relative">
              <Input
                {...control}
                name="password"
                type={isShown ? "text" : "password"}
                autoComplete="current-password"
                className="h-11 pr-12"
              />
              <IconButton
                icon={isShown ? EyeOff : Eye}
                label={isShown ? t("hide") : t("show")}
                onClick={() => setShown(!isShown)}
                className="absolute top-1.5 right-1.5"
              />
            </div>
          )}
        </Field>
        <Button type="submit" kind="primary" size="lg" isBusy={isBusy} className="mt-1 w-full">
          {isBusy ? t("submitting") : t("submit")}
        </Button>
      </form>
      {demo && <DemoAccounts {...demo} isBusy={isBusy} onChoose={choose} />}
    </>
  );
}

function ProblemBanner({ problem }: { problem: Problem }) {
  const t = useTranslations("auth.signIn");
  if (problem === "throttled") {
    return (
      <Banner meaning="attention" role="alert" title={t("throttledTitle")}>
        {t("throttled")}
      </Banner>
    );
  }
  return (
    <Banner meaning="bad" title={t("refusedTitle")}>
      {t(problem)}
    </Banner>
  );
}
