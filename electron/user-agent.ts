/** RFC 8555 §6.1: the client names itself to the authority. */
export const userAgentOf = (version: string): string => `Certwright/${version}`;
