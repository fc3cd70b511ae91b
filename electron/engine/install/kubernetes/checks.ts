import { headerToken } from '../../providers/fields.ts';
import { pemBlocks, safeAddress } from '../checks.ts';
import type { Checks } from '../step.ts';

export const kubernetesChecks: Checks = {
  server: safeAddress,
  root: pemBlocks,
  token: headerToken,
  clientCertificate: pemBlocks,
  clientKey: pemBlocks,
  // RFC 1123 label, and subdomain, as https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ has them.
  namespace: (value) => (/^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/.test(value) ? undefined : 'format'),
  secretName: (value) => (/^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/.test(value) ? undefined : 'format'),
};
