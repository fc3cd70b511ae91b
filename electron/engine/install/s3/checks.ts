import { headerToken, regionName } from '../../providers/fields.ts';
import { pemBlocks, safeAddress } from '../checks.ts';
import { fileChecks } from '../file-checks.ts';
import type { Checks } from '../step.ts';

export const s3Checks: Checks = {
  ...fileChecks,
  endpoint: safeAddress,
  region: regionName,
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, and older names with capitals.
  bucket: (value) => (/^[A-Za-z\d][A-Za-z\d._-]{1,62}$/.test(value) ? undefined : 'format'),
  prefix: (value) => (/^[^/\p{Cc}][^\p{Cc}]{0,500}$/u.test(value) ? undefined : 'format'),
  accessKey: headerToken,
  secretKey: headerToken,
  sessionToken: headerToken,
  root: pemBlocks,
};
