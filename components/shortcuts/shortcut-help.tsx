"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { KeyCaps } from "./key-caps";
import { SHORTCUT_GROUPS, SHORTCUT_IDS, SHORTCUTS } from "./shortcuts";

/** Which keys do what, and where. */
export function ShortcutHelp({ mayCall, onClose }: { mayCall: boolean; onClose: () => void }) {
  const t = useTranslations("shell.keys");
  const ids = SHORTCUT_IDS.filter((id) => mayCall || id !== "newCall");
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <div className="flex flex-col gap-5 text-text" data-testid="shortcut-help">
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group}>
            <h3 className="mb-1 font-medium text-faint text-xs">{t(`group.${group}`)}</h3>
            <dl className="divide-y divide-line">
              {ids
                .filter((id) => SHORTCUTS[id].group === group)
                .map((id) => (
                  <div key={id} className="flex items-center justify-between gap-4 py-1.5">
                    <dt>{t(`does.${id}`)}</dt>
                    <dd>
                      <KeyCaps id={id} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
