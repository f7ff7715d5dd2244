import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Words } from "@/components/layout/words";
import { currentLocale } from "@/lib/entry/page";
import { isTheme, THEME_COOKIE } from "@/lib/platform/i18n/locale";
import { Providers } from "./providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "HALO", template: "%s · HALO" },
  description: "AI phone calls that tell the truth about what came of them.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is made for its request: the nonce of its scripts is.
  await connection();
  const wish = (await cookies()).get(THEME_COOKIE)?.value;
  const theme = isTheme(wish) ? wish : "system";
  return (
    <html lang={await currentLocale()} data-theme={theme}>
      <body className="font-sans">
        <Words rooms={[]}>
          <Providers>{children}</Providers>
        </Words>
      </body>
    </html>
  );
}
