/** The only place that asks which system this is. */

export type Platform = 'windows' | 'macos' | 'linux';

export const currentPlatform = (): Platform => {
  switch (process.platform) {
    case 'win32':
      return 'windows';
    case 'darwin':
      return 'macos';
    default:
      // The BSDs follow the same freedesktop.org conventions.
      return 'linux';
  }
};

/** Whether a window could be shown: on Linux only under X11 or Wayland. */
export const hasDisplay = (env: Readonly<NodeJS.ProcessEnv>, platform: Platform = currentPlatform()): boolean =>
  platform !== 'linux' || Boolean(env.WAYLAND_DISPLAY) || Boolean(env.DISPLAY);
