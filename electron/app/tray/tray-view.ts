/** What the icon on the system's bar is made from, and what it shows. */
import type { Language } from '../../../shared/domain/app.ts';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { PauseChoice } from '../../../shared/domain/pause.ts';
import type { Pause, PlanEntry } from '../../../shared/domain/renewal.ts';
import type { RunView } from '../../../shared/domain/runs.ts';
import type { Screen } from '../../../shared/domain/screens.ts';
import type { VaultStatus } from '../../../shared/domain/vault.ts';
import type { WatchdogState } from '../../../shared/domain/watchdog.ts';

/** Told apart by outline, not by colour alone; see `build/icons/source`. */
export const trayStates = ['fine', 'working', 'needs-you', 'failed', 'paused'] as const;
export type TrayState = (typeof trayStates)[number];

export interface TrayFacts {
  readonly now: Date;
  readonly language: Language;
  readonly practice: boolean;
  readonly vault: VaultStatus['state'];
  readonly certificates: readonly CertificateView[];
  readonly plan: readonly PlanEntry[];
  /** Ids of certificates whose next renewal will fail, as rehearsals found. */
  readonly failing: ReadonlySet<string>;
  /** Orders that are being worked on in this process. */
  readonly runs: readonly RunView[];
  /** A renewal run goes on. */
  readonly renewing: boolean;
  readonly watchdog: WatchdogState | undefined;
  readonly pause: Pause | undefined;
}

export type TrayAction =
  | { readonly do: 'open-screen'; readonly screen: Screen }
  | { readonly do: 'show-window' }
  | { readonly do: 'renew-due' }
  | { readonly do: 'pause'; readonly choice: PauseChoice }
  | { readonly do: 'resume' }
  | { readonly do: 'quit' };

export type TrayItem =
  | { readonly kind: 'line' }
  /** Without an action it only tells something, and cannot be chosen. */
  | { readonly kind: 'item'; readonly label: string; readonly action?: TrayAction }
  | { readonly kind: 'menu'; readonly label: string; readonly items: readonly TrayItem[] };

export interface TrayView {
  readonly state: TrayState;
  readonly tooltip: string;
  readonly menu: readonly TrayItem[];
}
