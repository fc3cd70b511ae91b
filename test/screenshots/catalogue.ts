/** All scenes. What the walk shows is in no other scene. */
import { adopt } from './adopt.ts';
import { authorities } from './authorities.ts';
import { backup } from './backup.ts';
import { byHand } from './by-hand.ts';
import { certificate } from './certificate.ts';
import { connection } from './connection.ts';
import { endpoints } from './endpoints.ts';
import { exporting } from './exporting.ts';
import { failedRenewal } from './failed-renewal.ts';
import { failures } from './failures.ts';
import { firstRun } from './first-run.ts';
import { install } from './install.ts';
import { interrupted } from './interrupted.ts';
import { licences } from './licences.ts';
import { list } from './list.ts';
import { notices } from './notices.ts';
import { order } from './order.ts';
import { palette } from './palette.ts';
import type { Scene } from './photograph.ts';
import { provider } from './provider.ts';
import { reading } from './reading.ts';
import { reset } from './reset.ts';
import { secrets } from './secrets.ts';
import { desktopSettings, updates } from './settings.ts';
import { situations } from './situations.ts';
import { walk } from './walk.ts';
import { wizardNames, wizardProof, wizardReview } from './wizard.ts';

export const scenes: readonly Scene[] = [
  ...[walk, firstRun, wizardNames, wizardProof, provider, order, wizardReview, byHand, failures, situations],
  ...[list, certificate, failedRenewal, install, endpoints, exporting, adopt, authorities, notices],
  ...[connection, secrets, backup, reset, desktopSettings, updates, palette, licences, interrupted, reading],
];
