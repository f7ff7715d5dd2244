import { authMessages } from "@/lib/auth/messages";
import { loginSchema } from "@/lib/auth/schema";
import { signSeedToken } from "@/lib/auth/sessions/seed-token";
import { signIn } from "@/lib/auth/sign-in/sign-in";
import { openEndpoint } from "@/lib/entry/endpoint";
import { preflight } from "@/lib/entry/request/origin";

export const POST = openEndpoint({
  name: "auth.login",
  input: loginSchema,
  cors: true,
  words: (error, locale) =>
    error.code === "unauthorized" ? authMessages.signIn.refused[locale] : undefined,
  async run({ input, visitor }) {
    const session = await signIn({ ...input, ...visitor, kind: "api" });
    return { access_token: await signSeedToken(session), token_type: "bearer" };
  },
});

export const OPTIONS = preflight;
