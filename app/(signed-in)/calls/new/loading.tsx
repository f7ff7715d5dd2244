import { Skeleton } from "@/components/ui/loading";

export default function Loading() {
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-11" />
      <Skeleton className="h-9" />
      <Skeleton className="h-9" />
      <Skeleton className="h-20" />
      <Skeleton className="h-32" />
    </div>
  );
}
