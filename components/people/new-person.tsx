"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { TeamSummary } from "@/lib/auth/users/queries";
import { createUserAction, newPasswordLinkAction } from "@/lib/entry/people/actions";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { PasswordLink } from "./password-link";
import { type PersonFields, PersonForm } from "./person-form";

/** Adds a person and hands out the link that sets the first password. */
export function NewPerson({ teams }: { teams: readonly TeamSummary[] }) {
  const t = useTranslations("people");
  const [made, setMade] = useState<{ name: string; url: string }>();
  const save = async (fields: PersonFields) => {
    const added = await createUserAction(fields);
    if (!added.ok) return added;
    const link = await newPasswordLinkAction(added.data);
    return link.ok ? { ok: true as const, data: { name: fields.name, url: link.data.url } } : link;
  };
  if (made) {
    return (
      <Card title={made.name}>
        <div className="flex flex-col gap-4">
          <PasswordLink url={made.url} />
          <div>
            <LinkButton href="/settings/people">{t("back")}</LinkButton>
          </div>
        </div>
      </Card>
    );
  }
  return (
    <Card title={t("add")}>
      <p className="mb-4 max-w-prose text-muted">{t("addLead")}</p>
      <PersonForm
        isNew
        first={{ name: "", email: "", role: "rep", teamId: null, seesAllTeams: false }}
        teams={teams}
        save={save}
        onSaved={setMade}
      />
    </Card>
  );
}
