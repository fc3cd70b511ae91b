/** Agents that keep connections, by what they were made for. Apart from what makes them: nothing is kept before that is loaded. */
import type { Agent } from 'node:https';

export const keptAgents = new Map<string, Agent>();

/**
 * What is trusted, or the proxy, has changed: kept connections and sessions are not taken up again; requests under way
 * end as they would. A resumed session proves no certificate anew (RFC 8446 §2.2), so it would outlive the trust it was
 * opened with.
 */
export const forgetConnections = (): void => keptAgents.clear();
