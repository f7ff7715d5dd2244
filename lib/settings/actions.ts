"use server";
import { action } from "@/lib/entry/action";
import { removeConnectionKey, setConnectionKey } from "./connections/change-key";
import { ConnectionKey, EnterableRef } from "./connections/schema";
import { putDemoData, removeDemoData } from "./demo-data";
import { DialingChange, FollowUpChange, NoInput } from "./schema";
import { changeDialing, changeFollowUp } from "./set-setting";

export const changeDialingAction = action("settings.edit", DialingChange, changeDialing);
export const changeFollowUpAction = action("settings.edit", FollowUpChange, changeFollowUp);
export const putDemoDataAction = action("settings.edit", NoInput, putDemoData);
export const removeDemoDataAction = action("settings.edit", NoInput, removeDemoData);
export const setConnectionKeyAction = action("settings.edit", ConnectionKey, setConnectionKey);
export const removeConnectionKeyAction = action("settings.edit", EnterableRef, removeConnectionKey);
