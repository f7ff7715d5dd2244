"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import type { TeamSummary } from "@/lib/auth/users/queries";
import { createTeamAction, deleteTeamAction, renameTeamAction } from "@/lib/entry/people/actions";
import { Form } from "../forms/form";
import { useCommand } from "../forms/use-command";
import { Button, IconButton } from "../ui/button";
import { Input } from "../ui/controls";
import { Field } from "../ui/field";
import { usePeopleWords } from "./use-people-words";

const nameIn = (event: FormEvent<HTMLFormElement>): string => {
  event.preventDefault();
  return String(new FormData(event.currentTarget).get("name") ?? "");
};

/** Teams: add, rename in place, delete while nobody is in one. */
export function TeamList({ teams }: { teams: readonly TeamSummary[] }) {
  const t = useTranslations("people.teams");
  const form = useRef<HTMLFormElement>(null);
  const { ownWords } = usePeopleWords();
  const add = useCommand(createTeamAction, { ownWords, onDone: () => form.current?.reset() });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t("help")}</p>
      {teams.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {teams.map((team) => (
            <TeamLine key={team.teamId} team={team} />
          ))}
        </ul>
      )}
      <Form
        ref={form}
        noValidate
        onSubmit={(event) => add.send({ name: nameIn(event) })}
        className="flex flex-wrap items-end gap-2"
      >
        <Field
          label={t("name")}
          error={add.errorOf("name")}
          className="min-w-48 flex-1 sm:max-w-72"
        >
          {(control) => <Input {...control} name="name" autoComplete="off" />}
        </Field>
        <Button type="submit" isBusy={add.isBusy}>
          {t("add")}
        </Button>
      </Form>
    </div>
  );
}

function TeamLine({ team }: { team: TeamSummary }) {
  const t = useTranslations("people.teams");
  const save = useTranslations("people")("save");
  const { ownWords, sentenceOf } = usePeopleWords();
  const [isEditing, setEditing] = useState(false);
  const rename = useCommand(renameTeamAction, { ownWords, onDone: () => setEditing(false) });
  const remove = useCommand(deleteTeamAction);
  const { teamId, name, people } = team;
  if (isEditing) {
    return (
      <li className="py-2">
        <form
          noValidate
          onSubmit={(event) => rename.send({ teamId, name: nameIn(event) })}
          className="flex flex-wrap items-end gap-2"
        >
          <Field label={t("name")} error={rename.errorOf("name")} className="flex-1">
            {(control) => <Input {...control} name="name" defaultValue={name} />}
          </Field>
          <Button type="submit" kind="primary" isBusy={rename.isBusy}>
            {save}
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className="flex flex-wrap items-center gap-2 py-1.5">
      <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
      <span className="text-muted text-sm tabular-nums">{t("people", { count: people })}</span>
      <IconButton
        icon={Pencil}
        label={`${t("rename")}: ${name}`}
        onClick={() => setEditing(true)}
      />
      <IconButton
        icon={Trash2}
        label={`${t("delete")}: ${name}`}
        disabled={remove.isBusy}
        onClick={() => remove.send({ teamId })}
      />
      {remove.failure && (
        <p role="alert" className="w-full text-bad text-sm">
          {sentenceOf(remove.failure)}
        </p>
      )}
    </li>
  );
}
