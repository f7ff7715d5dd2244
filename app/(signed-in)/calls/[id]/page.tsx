import { notFound } from "next/navigation";
import { z } from "zod";
import { CallView } from "@/components/calls/call-view";
import { spacedPhone } from "@/components/calls/phone-text";
import { Words } from "@/components/layout/words";
import { getCall } from "@/lib/calls/queries/get-call";
import { getCallStatus } from "@/lib/calls/queries/get-call-status";
import { page } from "@/lib/entry/page";
import { AppError } from "@/lib/platform/errors";

export default async function CallPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, t } = await page("calls.read");
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    // The status first: the details must not be older than the version they are kept under.
    const status = await getCallStatus(actor, id);
    const detail = await getCall(actor, id);
    return (
      <Words rooms={["calls", "recording", "analysis"]}>
        <title>{`${t("calls.live.title", { phone: spacedPhone(status.phone) })} · HALO`}</title>
        <CallView key={id} status={status} detail={detail} />
      </Words>
    );
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
