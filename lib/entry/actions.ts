"use server";

import { firstAdminSchema } from "@/lib/auth/schema";
import { setUpFirstAdmin } from "@/lib/auth/users/set-up-first-admin";
import { openAction, openFormAction } from "./action";
import { preferenceSchema, rememberPreference } from "./preferences";

export const rememberPreferenceAction = openAction(preferenceSchema, rememberPreference);
export const setUpFirstAdminAction = openFormAction(firstAdminSchema, setUpFirstAdmin);
