/** What the sealed secrets of an endpoint are bound to. */
export const secretPlace = (endpointId: string) => `webhook_endpoints|${endpointId}`;
export const previousSecretPlace = (endpointId: string) =>
  `webhook_endpoints|${endpointId}|previous`;
