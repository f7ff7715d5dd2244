"use server";
import { contactErrorWords } from "@/lib/contacts/error-words";
import { EraseContactInput } from "@/lib/contacts/schema";
import { action } from "@/lib/entry/action";
import { eraseContact } from "./erase-contact";

export const eraseContactAction = action("contacts.erase", EraseContactInput, eraseContact, {
  words: contactErrorWords,
});
