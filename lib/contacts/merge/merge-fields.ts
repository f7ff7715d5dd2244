import type { ContactRow } from "../visible-contacts";

/** The fields of a card that a merge may fill. */
export const MERGED_FIELDS = [
  "name",
  "company",
  "email",
  "language",
  "timeZone",
  "note",
  "ownerId",
  "teamId",
  "crmStatus",
  "crmContactRef",
  "crmDealRef",
] as const;
export type MergedFields = Pick<ContactRow, (typeof MERGED_FIELDS)[number]>;

const CRM_WEIGHT = { not_created: 0, pending: 1, added: 2 } as const;

/**
 * What the kept card says after the merge: its own fields, the other's where it has none; notes of both; the further
 * CRM status with its references. Pure.
 */
export function mergeFields(kept: MergedFields, gone: MergedFields): MergedFields {
  const weight = (row: MergedFields) => (row.crmStatus ? CRM_WEIGHT[row.crmStatus] : -1);
  const crm = weight(gone) > weight(kept) ? gone : kept;
  const notes = [kept.note, gone.note].filter((note) => note?.trim());
  return {
    name: kept.name || gone.name,
    company: kept.company || gone.company,
    email: kept.email || gone.email,
    language: kept.language ?? gone.language,
    timeZone: kept.timeZone ?? gone.timeZone,
    note: notes.length > 0 ? [...new Set(notes)].join("\n\n") : null,
    ownerId: kept.ownerId ?? gone.ownerId,
    teamId: kept.teamId ?? gone.teamId,
    crmStatus: crm.crmStatus,
    crmContactRef: crm.crmContactRef ?? kept.crmContactRef ?? gone.crmContactRef,
    crmDealRef: crm.crmDealRef ?? kept.crmDealRef ?? gone.crmDealRef,
  };
}

/** The mergeable fields of a row, and nothing else of it. */
export function fieldsOf(row: MergedFields): MergedFields {
  const { name, company, email, language, timeZone, note, ownerId, teamId } = row;
  const { crmStatus, crmContactRef, crmDealRef } = row;
  return {
    name,
    company,
    email,
    language,
    timeZone,
    note,
    ownerId,
    teamId,
    crmStatus,
    crmContactRef,
    crmDealRef,
  };
}
