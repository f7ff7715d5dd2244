"use server";

import {
  ownNameSchema,
  ownPasswordSchema,
  passwordByLinkSchema,
  sessionRefSchema,
  teamChangeSchema,
  teamNameSchema,
  teamRefSchema,
  userEditSchema,
  userFieldsSchema,
  userRefSchema,
} from "@/lib/auth/schema";
import { endOtherSessions, endSession } from "@/lib/auth/sessions/end-session";
import { createTeam, deleteTeam, renameTeam } from "@/lib/auth/users/change-team";
import { disableUser, enableUser } from "@/lib/auth/users/change-user";
import { createUser } from "@/lib/auth/users/create-user";
import { deleteUser } from "@/lib/auth/users/delete-user";
import { changeOwnName, changeOwnPassword } from "@/lib/auth/users/own-account";
import { newPasswordLink, setPasswordByLink } from "@/lib/auth/users/password-link";
import { updateUser } from "@/lib/auth/users/update-user";
import { action, openFormAction } from "../action";

export const createUserAction = action("users.manage", userFieldsSchema, createUser);
export const updateUserAction = action("users.manage", userEditSchema, updateUser);
export const disableUserAction = action("users.manage", userRefSchema, disableUser);
export const enableUserAction = action("users.manage", userRefSchema, enableUser);
export const deleteUserAction = action("users.manage", userRefSchema, deleteUser);
export const newPasswordLinkAction = action("users.manage", userRefSchema, newPasswordLink);
export const createTeamAction = action("users.manage", teamNameSchema, createTeam);
export const renameTeamAction = action("users.manage", teamChangeSchema, renameTeam);
export const deleteTeamAction = action("users.manage", teamRefSchema, deleteTeam);
export const endSessionAction = action("account.use", sessionRefSchema, endSession);
export const endOtherSessionsAction = action("account.use", userRefSchema, endOtherSessions);
export const changeOwnNameAction = action("account.use", ownNameSchema, changeOwnName);
export const changeOwnPasswordAction = action("account.use", ownPasswordSchema, changeOwnPassword);
export const setPasswordByLinkAction = openFormAction(passwordByLinkSchema, setPasswordByLink);
