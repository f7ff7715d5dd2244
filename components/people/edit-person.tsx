"use client";

import type { TeamSummary, UserSummary } from "@/lib/auth/users/queries";
import { updateUserAction } from "@/lib/entry/people/actions";
import { PersonForm } from "./person-form";

/** The form about somebody who is here already. */
export function EditPerson({
  person,
  teams,
}: {
  person: UserSummary;
  teams: readonly TeamSummary[];
}) {
  const { userId, name, email, role, teamId, seesAllTeams, version } = person;
  return (
    <PersonForm
      isNew={false}
      first={{ name, email, role, teamId, seesAllTeams }}
      teams={teams}
      save={(fields) => updateUserAction({ ...fields, userId, ifVersion: version })}
    />
  );
}
