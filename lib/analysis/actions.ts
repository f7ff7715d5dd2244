"use server";
import { CallRef } from "@/lib/calls/schema";
import { action } from "@/lib/entry/action";
import { readAgain } from "./read-again";

export const readAgainAction = action("calls.read_again", CallRef, readAgain);
