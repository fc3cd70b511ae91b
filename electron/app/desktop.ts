/** What the parts of the desktop may do with the program: tray, messages of the system, menu and links. */
import type { Screen } from '../../shared/domain/screens.ts';
import type { Application } from '../ipc/application.ts';

export interface Desktop {
  /** The engine behind the page, which answers the same calls here. Rejects when the profile cannot be opened. */
  readonly application: Promise<Application>;
  /** Brings the window to the front, opens one where there is none, and shows that screen in it. */
  openScreen(screen: Screen): void;
  /** As above, with whatever screen it shows. */
  showWindow(): void;
  /** As a person quits: asks first while an order is open. */
  quit(): void;
}
