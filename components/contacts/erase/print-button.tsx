"use client";
import { Printer } from "lucide-react";
import { Button } from "../../ui/button";

/** Opens the browser's printing of this page. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button size="sm" icon={Printer} className="print:hidden" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
