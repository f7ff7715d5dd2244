"use client";

import { ChartColumn, Contact, type LucideIcon, PhoneOutgoing, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Role } from "@/db/enums";

export type DemoAccount = { email: string; role: Role };

const ICONS: Record<Role, LucideIcon> = {
  rep: PhoneOutgoing,
  operator: Contact,
  supervisor: ChartColumn,
  admin: ShieldCheck,
};

/** The demo's people as buttons: one press signs in. */
export function DemoAccounts({
  accounts,
  password,
  isBusy,
  onChoose,
}: {
  accounts: readonly DemoAccount[];
  password: string;
  isBusy: boolean;
  onChoose: (account: DemoAccount) => void;
}) {
  const t = useTranslations("auth");
  return (
    <section aria-labelledby="demo-accounts" className="mt-7 border-line border-t pt-5">
      <h2 id="demo-accounts" className="font-medium text-sm">
        {t("signIn.demoTitle")}
      </h2>
      <div className="mt-3 grid grid-cols-1 gap-2 min-[400px]:grid-cols-2">
        {accounts.map((account) => {
          const Icon = ICONS[account.role];
          return (
            <button
              key={account.email}
              type="button"
              disabled={isBusy}
              onClick={() => onChoose(account)}
              className="flex min-w-0 items-center gap-2.5 rounded-lg border border-line px-3 py-2 text-left transition-colors duration-100 hover:border-edge hover:bg-sunken disabled:opacity-50"
            >
              <Icon aria-hidden className="size-4 shrink-0 text-accent-text" />
              <span className="min-w-0">
                <span className="block truncate font-medium text-sm">
                  {t(`roles.${account.role}`)}
                </span>
                <span className="block truncate text-faint text-xs">{account.email}</span>
              </span>
            </button>
          );
        })}
      </div>
      <p className="mt-3 text-muted text-xs">{t("signIn.demoNote", { password })}</p>
    </section>
  );
}
