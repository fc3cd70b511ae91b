/** Simplified Chinese: what is said first, and wherever something fails. */
import type { FirstWords } from '../pack.ts';
import { app } from './app.ts';
import { certificates } from './certificates.ts';
import { dashboard } from './dashboard.ts';
import { findings } from './findings.ts';
import { fixes } from './fixes.ts';
import { nameProblems } from './names.ts';
import { noticeProblems, notices } from './notices.ts';
import { palette } from './palette.ts';
import { preflight } from './preflight.ts';
import { accountProblems } from './problems-accounts.ts';
import { adoptProblems } from './problems-adopt.ts';
import { authorityProblems } from './problems-authority.ts';
import { backupProblems } from './problems-backup.ts';
import { desktopProblems } from './problems-desktop.ts';
import { dnsProblems } from './problems-dns.ts';
import { exportProblems } from './problems-export.ts';
import { inputProblems } from './problems-input.ts';
import { installProblems } from './problems-install.ts';
import { keepingProblems } from './problems-keeping.ts';
import { reachProblems } from './problems-reach.ts';
import { reasons } from './reasons.ts';
import { rehearsals } from './rehearsals.ts';
import { renewal } from './renewal.ts';
import { renewals } from './renewals.ts';
import { reset, resetProblems } from './reset.ts';
import { schedule, scheduleProblems } from './schedule.ts';
import { situations } from './situations.ts';
import { style } from './style.ts';
import { tray } from './tray.ts';
import { updates, updatesProblems } from './updates.ts';
import { watching } from './watching.ts';

const parts = [
  app,
  certificates,
  dashboard,
  watching,
  reasons,
  rehearsals,
  renewal,
  renewals,
  reset,
  schedule,
  situations,
  findings,
  fixes,
  notices,
  palette,
  preflight,
  tray,
  updates,
] as const;

export const first: FirstWords = {
  style,
  parts,
  problems: {
    ...adoptProblems,
    ...backupProblems,
    ...desktopProblems,
    ...exportProblems,
    ...installProblems,
    ...noticeProblems,
    ...accountProblems,
    ...authorityProblems,
    ...dnsProblems,
    ...inputProblems,
    ...keepingProblems,
    ...reachProblems,
    ...resetProblems,
    ...scheduleProblems,
    ...updatesProblems,
  },
  names: nameProblems,
};
