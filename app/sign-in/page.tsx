import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Doorway } from "@/components/auth/doorway";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Words } from "@/components/layout/words";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, mayDemoSignIn } from "@/lib/auth/demo-accounts";
import { screenAfterSignIn } from "@/lib/auth/first-screen";
import { currentPerson } from "@/lib/entry/page";
import { isTheme, THEME_COOKIE } from "@/lib/platform/i18n/locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const { next: wish } = await searchParams;
  const next = typeof wish === "string" ? wish : null;
  const person = await currentPerson();
  if (person) redirect(screenAfterSignIn(person.role, next));
  const [t, jar] = await Promise.all([getTranslations("auth.signIn"), cookies()]);
  const theme = jar.get(THEME_COOKIE)?.value;
  return (
    <Words rooms={["auth"]}>
      <Doorway title={t("title")} lead={t("lead")} theme={isTheme(theme) ? theme : "system"}>
        <SignInForm
          next={next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in"}
          demo={mayDemoSignIn() ? { accounts: DEMO_ACCOUNTS, password: DEMO_PASSWORD } : null}
        />
      </Doorway>
    </Words>
  );
}
