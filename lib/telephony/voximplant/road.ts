import "server-only";
import type { TelephonyRoad } from "../ports";
import { accessFromEnv } from "./api/access";
import { getAccount } from "./api/account";
import { deleteRecording } from "./sessions/delete-recording";
import { dialedSessions } from "./sessions/dialed-sessions";
import { fetchFile } from "./sessions/files";
import { hangUp } from "./sessions/hang-up";
import { findSession } from "./sessions/history";
import { startScenario } from "./sessions/start-scenario";
import { openingLanguage, speechProblems } from "./speech";

/**
 * Telephone calls by Voximplant, or by whatever answers at the configured address in its protocol.
 * @throws AccessError when the settings name no account or key
 */
export function voximplantRoad(): TelephonyRoad {
  const access = accessFromEnv();
  return {
    name: "voximplant",
    gate: `voximplant:${access.accountId}`,
    startCall: ({ attemptId }) => startScenario(access, attemptId),
    hangUp: (session) => hangUp(access, session),
    findSession: (query) => findSession(access, query),
    dialedSessions: (span) => dialedSessions(access, span),
    fetchFile: (url, range) => fetchFile(access, url, range),
    deleteRecording: (url) => deleteRecording(access, url),
    async readAccount() {
      const { isActive, isFrozen, balance, creditLimit, currency } = await getAccount(access);
      return { isActive: isActive && !isFrozen, balance, creditLimit, currency };
    },
    speechProblems,
    openingLanguage,
  };
}
