/** By the English text that stands with the facts. */
export const channelsSystemWords = {
  'This computer': '本机通知',
  'Shown by the desktop of this computer while Certwright is running.': '证书匠运行时，由本机桌面弹出通知。',
} as const;
