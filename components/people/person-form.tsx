"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ROLES, type Role } from "@/db/enums";
import type { UserChange } from "@/lib/auth/schema";
import type { TeamSummary } from "@/lib/auth/users/queries";
import type { ActionResult } from "@/lib/entry/action";
import { Form } from "../forms/form";
import { useCommand } from "../forms/use-command";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Checkbox, Input, Select } from "../ui/controls";
import { Field } from "../ui/field";
import { usePeopleWords } from "./use-people-words";

export type PersonFields = Omit<UserChange, "userId">;

/** What stands about a person; adds one or changes one, as `save` does. */
export function PersonForm<Output>({
  first,
  teams,
  isNew,
  save,
  onSaved,
}: {
  first: PersonFields;
  teams: readonly TeamSummary[];
  isNew: boolean;
  save: (fields: PersonFields) => Promise<ActionResult<Output>>;
  onSaved?: (output: Output) => void;
}) {
  const t = useTranslations("people");
  const roles = useTranslations("auth.roles");
  const { ownWords, sentenceOf } = usePeopleWords();
  const [role, setRole] = useState<Role>(first.role);
  const command = useCommand(save, { ownWords, ...(onSaved ? { onDone: onSaved } : {}) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    command.send({
      name: String(form.get("name") ?? ""),
      email: String(form.get("email") ?? ""),
      role,
      teamId: String(form.get("teamId") ?? "") || null,
      seesAllTeams: form.get("seesAllTeams") === "on",
    });
  };
  return (
    <Form
      onSubmit={submit}
      noValidate
      className="flex max-w-lg flex-col gap-4"
      data-testid="person-form"
    >
      {command.failure && (
        <Banner meaning="bad" title={t("notSaved")}>
          {sentenceOf(command.failure)}
        </Banner>
      )}
      {command.isDone && !isNew && <Banner meaning="good">{t("saved")}</Banner>}
      <Field label={t("name")} error={command.errorOf("name")}>
        {(control) => (
          <Input {...control} name="name" defaultValue={first.name} autoComplete="off" />
        )}
      </Field>
      <Field label={t("email")} error={command.errorOf("email")}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            defaultValue={first.email}
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={t("role")} help={t(`roleHelp.${role}`)} error={command.errorOf("role")}>
        {(control) => (
          <Select
            {...control}
            name="role"
            value={role}
            onChange={({ target }) =>
              setRole(ROLES.find((known) => known === target.value) ?? role)
            }
          >
            {ROLES.map((known) => (
              <option key={known} value={known}>
                {roles(known)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("team")} error={command.errorOf("teamId")}>
        {(control) => (
          <Select {...control} name="teamId" defaultValue={first.teamId ?? ""}>
            <option value="">{t("noTeam")}</option>
            {teams.map(({ teamId, name }) => (
              <option key={teamId} value={teamId}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {role === "supervisor" && (
        <Checkbox
          name="seesAllTeams"
          defaultChecked={first.seesAllTeams}
          label={t("seesAllTeams")}
        />
      )}
      {!isNew && <p className="text-muted text-sm">{t("endsSessions")}</p>}
      <div>
        <Button type="submit" kind="primary" isBusy={command.isBusy}>
          {t(isNew ? "create" : "save")}
        </Button>
      </div>
    </Form>
  );
}
