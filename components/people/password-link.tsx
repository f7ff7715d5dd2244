"use client";

import { Check, Copy, Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { newPasswordLinkAction } from "@/lib/entry/people/actions";
import { useCommand } from "../forms/use-command";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Input } from "../ui/controls";
import { Field } from "../ui/field";

/** A link that is shown this once, with a button that copies it. */
export function PasswordLink({ url }: { url: string }) {
  const t = useTranslations("people.link");
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label={t("title")} help={t("once")} className="min-w-64 flex-1">
        {(control) => (
          <Input
            {...control}
            readOnly
            value={url}
            onFocus={({ target }) => target.select()}
            data-testid="password-link"
          />
        )}
      </Field>
      <Button
        icon={isCopied ? Check : Copy}
        className="sm:mb-6"
        onClick={() => navigator.clipboard.writeText(url).then(() => setCopied(true))}
      >
        {t(isCopied ? "copied" : "copy")}
      </Button>
    </div>
  );
}

/** Makes such a link for somebody. */
export function NewPasswordLink({ userId }: { userId: string }) {
  const t = useTranslations("people.link");
  const [url, setUrl] = useState<string>();
  const command = useCommand(newPasswordLinkAction, { onDone: (made) => setUrl(made.url) });
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-muted">{t("help")}</p>
      {command.failure && <Banner meaning="bad">{command.failure.message}</Banner>}
      {url && <PasswordLink key={url} url={url} />}
      <div>
        <Button icon={Link2} isBusy={command.isBusy} onClick={() => command.send({ userId })}>
          {t("make")}
        </Button>
      </div>
    </div>
  );
}
