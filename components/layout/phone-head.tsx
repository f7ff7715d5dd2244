import Link from "next/link";
import { FindButton } from "../command/find-button";
import { Brand } from "./brand";

/** Over the page on a phone, where no rail stands: the name, and the way to find things. */
export function PhoneHead({ home }: { home: string }) {
  return (
    <header className="flex h-12 items-center justify-between border-line border-b bg-surface px-4 sm:hidden">
      <Link href={home} aria-label="HALO" className="rounded-md">
        <Brand />
      </Link>
      <FindButton />
    </header>
  );
}
