"use client";

import { useState } from "react";
import { ShortcutHelp } from "../shortcuts/shortcut-help";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { useToast } from "../ui/toasts/toasts";
import { Specimen, State } from "./specimen";

/** What lies over the page, opened by hand. */
export function OverSpecimens() {
  const toast = useToast();
  const [open, setOpen] = useState<"question" | "danger" | "keys" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Specimen name="Dialog">
        <State name="kinds">
          <Button onClick={() => setOpen("question")}>A question</Button>
          <Button onClick={() => setOpen("danger")}>Опасное</Button>
          <Button onClick={() => setOpen("keys")}>ShortcutHelp</Button>
        </State>
      </Specimen>
      <Specimen name="Toast">
        <State name="kinds">
          <Button onClick={() => toast({ text: "Ссылка скопирована" })}>A note</Button>
          <Button onClick={() => toast({ text: "Перезвон сделан", undo: async () => null })}>
            With undo
          </Button>
          <Button
            onClick={() =>
              toast({
                text: "The plan is canceled",
                undo: async () => "Its hour has passed meanwhile",
              })
            }
          >
            Undo fails
          </Button>
        </State>
      </Specimen>
      <Dialog
        isOpen={open === "question" || open === "danger"}
        onClose={close}
        title={open === "danger" ? "Стереть Анну Каримову?" : "Исправить итог"}
        actions={
          <>
            <Button onClick={close}>Оставить</Button>
            <Button kind={open === "danger" ? "danger" : "primary"} onClick={close}>
              {open === "danger" ? "Стереть" : "Исправить"}
            </Button>
          </>
        }
      >
        Звонки, записи и номера исчезнут; останется запрет звонить.
      </Dialog>
      {open === "keys" && <ShortcutHelp mayCall onClose={close} />}
    </>
  );
}
