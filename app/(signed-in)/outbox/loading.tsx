import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonRows } from "@/components/ui/loading";

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-2 h-7 w-40" />
      <Skeleton className="mb-5 h-4 w-80 max-w-full" />
      <Card isFlush>
        <SkeletonRows rows={4} />
      </Card>
    </>
  );
}
