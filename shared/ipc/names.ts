/**
 * The names of every call and event, and nothing else: the preload bundle and the page load this file without zod.
 * `contract.ts` must define exactly these; TypeScript refuses it otherwise.
 */
export const callNames = [
  'app.bootstrap',
  'settings.change',
  'draft.read',
  'draft.save',
  'draft.clear',
  'names.check',
  'authorities.list',
  'authorities.look',
  'accounts.list',
  'accounts.create',
  'accounts.change-contact',
  'accounts.roll-over',
  'accounts.deactivate',
  'accounts.import',
  'accounts.export',
  'providers.list',
  'proof.options',
  'zone.find',
  'zone.inspect',
  'credentials.list',
  'credentials.save',
  'credentials.test',
  'credentials.remove',
  'dns.audit',
  'records.stale',
  'records.remove-stale',
  'vault.set-up',
  'vault.unlock',
  'vault.retry',
  'issuance.start',
  'issuance.resume',
  'issuance.cancel',
  'issuance.look-now',
  'diagnosis.text',
  'diagnosis.run',
  'diagnosis.probe',
  'preflight.start',
  'preflight.cancel',
  'fixes.plan',
  'fixes.apply',
  'fixes.undo',
  'fixes.applied',
  'bundle.preview',
  'bundle.save',
  'runs.list',
  'runs.get',
  'runs.policy',
  'certificates.list',
  'certificates.get',
  'certificates.export',
  'certificates.revoke',
  'certificates.renewal-info',
  'window.open-link',
] as const;
export type CallName = (typeof callNames)[number];

export const eventNames = [
  'run.changed',
  'certificates.changed',
  'settings.changed',
  'vault.changed',
  'preflight.changed',
  'fixes.changed',
] as const;
export type EventName = (typeof eventNames)[number];

/** The one channel of each kind between page and host; names above travel inside. */
export const channels = { call: 'certwright:call', event: 'certwright:event' } as const;
