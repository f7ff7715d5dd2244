import { Skeleton } from "@/components/ui/loading";

const CARDS = ["ru", "uz", "tj", "en"];

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-2 h-7 w-32" />
      <Skeleton className="mb-5 h-4 w-96 max-w-full" />
      <div className="grid gap-4 lg:grid-cols-2">
        {CARDS.map((card) => (
          <Skeleton key={card} className="h-64 rounded-xl" />
        ))}
      </div>
    </>
  );
}
