/** A start without a window, by the sign-in: an icon on the system's bar takes its place. */

export interface HiddenStartParts {
  readonly tray: { readonly shown: boolean; readonly decided: Promise<boolean> };
  showWindow(): void;
}

/** Milliseconds. A desktop that is itself starting may have its bar later than its programs. */
const patience = 60_000;

/** Where no icon can be seen the window is opened after all: a program that nobody can reach is lost. */
export const startHidden = async ({ tray, showWindow }: HiddenStartParts): Promise<void> => {
  if (await tray.decided) return;
  setTimeout(() => {
    if (!tray.shown) showWindow();
  }, patience).unref();
};
