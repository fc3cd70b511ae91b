/** Hosts whose certificate is looked at from here, what was seen there, and how long domains are registered. */
import { z } from 'zod';

export const watchProtocols = [
  'tls',
  'smtp',
  'imap',
  'pop3',
  'ldap',
  'xmpp-client',
  'xmpp-server',
  'ftp',
  'postgresql',
  'sieve',
] as const;
export type WatchProtocol = (typeof watchProtocols)[number];

/** As registered with IANA; all but `tls` begin in the clear and change to TLS on the same port. */
export const usualPorts: Readonly<Record<WatchProtocol, number>> = {
  tls: 443,
  smtp: 25,
  imap: 143,
  pop3: 110,
  ldap: 389,
  'xmpp-client': 5222,
  'xmpp-server': 5269,
  ftp: 21,
  postgresql: 5432,
  sieve: 4190,
};

/** A host name in A-labels, or an address without brackets. */
const hostSchema = z
  .string()
  .max(253)
  .regex(/^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$|^[0-9a-f:.]*:[0-9a-f:.]*$/);

export const watchedEndpointSchema = z.object({
  id: z.string(),
  host: hostSchema,
  port: z.number().int().min(1).max(65535),
  protocol: z.enum(watchProtocols),
  /** Asked for instead of the host (RFC 6066 §3), and the name that the certificate has to carry. */
  serverName: hostSchema.optional(),
  /** The certificate of ours that is to be served there; missing for hosts of others. */
  certificateId: z.string().optional(),
  everyHours: z.number().int().min(1).max(720),
});
export type WatchedEndpoint = z.infer<typeof watchedEndpointSchema>;

export const endpointInputSchema = z
  .object({
    id: z.string().min(1).optional(),
    host: z.string().trim().toLowerCase().pipe(hostSchema),
    port: z.number().int().min(1).max(65535).optional(),
    protocol: z.enum(watchProtocols).default('tls'),
    serverName: z.string().trim().toLowerCase().pipe(hostSchema).optional(),
    certificateId: z.string().min(1).optional(),
    everyHours: z.number().int().min(1).max(720).default(24),
  })
  .strict();
export type EndpointInput = z.input<typeof endpointInputSchema>;

/** Mildest first. */
export const watchSeverities = ['note', 'warning', 'urgent'] as const;
export type WatchSeverity = (typeof watchSeverities)[number];

export const watchFindingCodes = [
  'no-address',
  /** Its name servers do not say where it is. */
  'dns-silent',
  'refused',
  'timeout',
  'unreachable',
  /** This computer has no way to addresses of that family. */
  'not-from-here',
  'starttls-missing',
  'garbled',
  'tls-failed',
  /** The signature in the handshake was not made by the key of the certificate. */
  'key-mismatch',
  'other-names',
  'other-certificate',
  'old-certificate',
  'old-on-ipv6-only',
  'expired',
  'not-yet-valid',
  'self-signed',
  'chain-incomplete',
  'untrusted',
  'chain-wrong-order',
  'weak-key',
  'expiring',
  'root-sent',
] as const;
export type WatchFindingCode = (typeof watchFindingCodes)[number];

/** Causes of the troubleshooter that a finding points to, where there is one. */
export const watchFindingCauses: Partial<Readonly<Record<WatchFindingCode, string>>> = {
  'other-names': 'name-not-covered',
  'old-certificate': 'server-not-reloaded',
  'old-on-ipv6-only': 'server-not-reloaded',
  'chain-incomplete': 'chain-incomplete',
  'key-mismatch': 'key-cert-mismatch',
};

export const watchFindingSchema = z.object({
  code: z.enum(watchFindingCodes),
  severity: z.enum(watchSeverities),
  address: z.string().optional(),
  /** Values for the sentence; moments are ISO 8601. */
  detail: z.record(z.string(), z.string()),
});
export type WatchFinding = z.infer<typeof watchFindingSchema>;

export const addressOutcomes = ['fine', 'wrong', 'silent'] as const;
export const addressReportSchema = z.object({
  address: z.string(),
  family: z.union([z.literal(4), z.literal(6)]),
  /** `silent`: no certificate was shown. */
  outcome: z.enum(addressOutcomes),
  /** The certificate that was shown. */
  shown: z
    .object({
      names: z.array(z.string()),
      issuer: z.string(),
      serial: z.string(),
      notBefore: z.string(),
      notAfter: z.string(),
      fingerprintSha256: z.string(),
    })
    .optional(),
});
export type AddressReport = z.infer<typeof addressReportSchema>;

export const endpointReportSchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  addresses: z.array(addressReportSchema),
  /** Gravest first. */
  findings: z.array(watchFindingSchema),
});
export type EndpointReport = z.infer<typeof endpointReportSchema>;

export const endpointVerdicts = ['fine', 'warning', 'urgent', 'not-looked'] as const;
export type EndpointVerdict = (typeof endpointVerdicts)[number];

export const verdictOf = (report: EndpointReport | undefined): EndpointVerdict => {
  if (report === undefined) return 'not-looked';
  const grave = (severity: WatchSeverity): boolean => report.findings.some((one) => one.severity === severity);
  return grave('urgent') ? 'urgent' : grave('warning') ? 'warning' : 'fine';
};

export const endpointViewSchema = watchedEndpointSchema.extend({
  verdict: z.enum(endpointVerdicts),
  /** It is looked at by itself. */
  active: z.boolean(),
  /** The newest. */
  report: endpointReportSchema.optional(),
  /** ISO 8601; missing while it is not looked at by itself. */
  nextAt: z.string().optional(),
});
export type EndpointView = z.infer<typeof endpointViewSchema>;

export const domainRegistrationSchema = z.object({
  domain: z.string(),
  /** `not-public`: its registry tells nobody, or offers no RDAP. */
  state: z.enum(['known', 'not-public', 'unanswered']),
  /** ISO 8601; of a `known` one. */
  expiresAt: z.string().optional(),
  askedAt: z.string(),
});
export type DomainRegistration = z.infer<typeof domainRegistrationSchema>;

export const watchSettingsSchema = z.object({
  /** Registries are asked once a week how long the domains of watched certificates are registered. */
  domains: z.boolean().default(true),
  /** By certificate id, what a person chose; names that the public can see are watched unless told. */
  certificates: z.record(z.string(), z.boolean()).default({}),
});
export type WatchSettings = z.infer<typeof watchSettingsSchema>;

export const watchStateSchema = z.object({
  endpoints: z.array(endpointViewSchema),
  /** Certificates that are watched. */
  watched: z.array(z.string()),
  domains: z.boolean(),
});
export type WatchState = z.infer<typeof watchStateSchema>;

/** What is another than it was; the rest of the state stays. */
export const watchChangeSchema = z.discriminatedUnion('is', [
  /** Added, changed or looked at. */
  z.object({ is: z.literal('endpoint'), endpoint: endpointViewSchema }),
  z.object({ is: z.literal('removed'), id: z.string() }),
  /** All hosts that it has now; none where it is gone. */
  z.object({
    is: z.literal('certificate'),
    certificateId: z.string(),
    watched: z.boolean(),
    endpoints: z.array(endpointViewSchema),
  }),
  z.object({ is: z.literal('domains'), domains: z.boolean() }),
]);
export type WatchChange = z.infer<typeof watchChangeSchema>;
