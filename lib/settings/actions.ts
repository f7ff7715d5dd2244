"use server";
import { action } from "@/lib/entry/action";
import { putDemoData, removeDemoData } from "./demo-data";
import { DialingChange, FollowUpChange, NoInput } from "./schema";
import { changeDialing, changeFollowUp } from "./set-setting";

export const changeDialingAction = action("settings.edit", DialingChange, changeDialing);
export const changeFollowUpAction = action("settings.edit", FollowUpChange, changeFollowUp);
export const putDemoDataAction = action("settings.edit", NoInput, putDemoData);
export const removeDemoDataAction = action("settings.edit", NoInput, removeDemoData);
