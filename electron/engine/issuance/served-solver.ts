/** http-01 and tls-alpn-01: the authority comes to this machine, or to a web server whose folder we write into. */
import { type Served, servedAt } from '../challenges/responder.ts';
import { pendingOf, type RunContext } from './run-context.ts';
import type { Solver } from './solver.ts';
import type { AuthorizationState } from './state.ts';
import type { PlannedRecord } from './transitions.ts';

export const servedSolver: Solver = {
  present: async (context) => {
    const session = await context.session();
    // A port or folder that cannot be had is found before anything is promised.
    const responder = await context.responder();
    const footprint = await responder.footprint();
    const planned = pendingOf(context).flatMap(({ url, identifier, challenge, record }) => {
      if (challenge === undefined) return [];
      const value = session.keyAuthorization(challenge.token);
      const fqdn = servedAt(challenge.type, identifier, challenge.token);
      // What an earlier process has planned is as it was before anything was written.
      const known = record?.value === value && record.recordId !== '' ? record.recordId : footprint;
      const plan: PlannedRecord = { journalId: '', zone: '', fqdn, value, byHand: !responder.lasting, recordId: known };
      return [{ url, record: plan }];
    });
    context.apply({ kind: 'records-planned', planned });
    await serve(context);
  },
  awaitVisible: (context) => serve(context),
  serve: (context) => serve(context),
  withdraw: async (context, authorization) => {
    const served = servedOf(authorization);
    if (served === undefined) return;
    const responder = await context.responder();
    await responder.remove(served, authorization.record?.recordId ?? '');
  },
};

/** A listener lives as long as its process, and files can be taken away: whichever process goes on puts them up again. */
const serve = async (context: RunContext): Promise<void> => {
  const responder = await context.responder();
  for (const authorization of pendingOf(context)) {
    const served = servedOf(authorization);
    const { url, record } = authorization;
    if (served === undefined || record === undefined) continue;
    await responder.put(served);
    if (responder.lasting && record.state !== 'written')
      context.apply({ kind: 'record-written', url, recordId: record.recordId });
  }
};

const servedOf = ({ identifier, challenge, record }: AuthorizationState): Served | undefined =>
  challenge === undefined || record === undefined
    ? undefined
    : { identifier, token: challenge.token, keyAuthorization: record.value };
