import { useTranslations } from "next-intl";
import { CALL_LANGUAGES, CRM_STATUSES, DIRECTIONS } from "@/db/enums";
import type { FilterChoices } from "@/lib/reports/list-choices";
import type { ListAddress } from "../list/list-address";
import { Choice } from "./filter-choice";

type Scope = Pick<ListAddress, "ownerId" | "teamId" | "botId" | "language" | "direction" | "crm">;

/** What both calls and figures are narrowed to. */
export function ScopeChoices({ value, choices }: { value: Scope; choices: FilterChoices }) {
  const t = useTranslations("calls");
  const list = useTranslations("callList");
  const named = <Name extends string>(values: readonly Name[], word: (value: Name) => string) =>
    values.map((name) => ({ value: name, name: word(name) }));
  const people = (all: FilterChoices["owners"]) => all.map(({ id, name }) => ({ value: id, name }));
  return (
    <>
      {choices.owners.length > 0 && (
        <Choice
          name="ownerId"
          label={list("owner")}
          any={list("anyOwner")}
          value={value.ownerId}
          options={people(choices.owners)}
        />
      )}
      {choices.teams.length > 0 && (
        <Choice
          name="teamId"
          label={list("team")}
          any={list("anyTeam")}
          value={value.teamId}
          options={people(choices.teams)}
        />
      )}
      {choices.bots.length > 0 && (
        <Choice
          name="botId"
          label={list("bot")}
          any={list("anyBot")}
          value={value.botId}
          options={people(choices.bots)}
        />
      )}
      <Choice
        name="language"
        label={list("language")}
        any={list("anyLanguage")}
        value={value.language}
        options={named(CALL_LANGUAGES, (language) => t(`language.${language}`))}
      />
      <Choice
        name="direction"
        label={list("direction")}
        any={list("anyDirection")}
        value={value.direction}
        options={named(DIRECTIONS, (direction) => list(direction))}
      />
      <Choice
        name="crm"
        label={list("crm")}
        any={list("anyCrm")}
        value={value.crm}
        options={named(CRM_STATUSES, (status) => t(`crm.${status}`))}
      />
    </>
  );
}
