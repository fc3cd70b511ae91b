/** Answers by which an authority refuses (RFC 8555 §6.7). */
export const urn = (type: string): string => `urn:ietf:params:acme:error:${type}`;
export const refuse = (status: number, body: unknown, headers: Readonly<Record<string, string | string[]>> = {}) =>
  ({ kind: 'answer', status, body, headers }) as const;
