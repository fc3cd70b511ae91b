import type { SystemChannel } from '../channel.ts';

export const channel: SystemChannel = {
  kind: 'system',
  descriptor: {
    id: 'system',
    name: { en: 'This computer', zh: '本机通知' },
    summary: {
      en: 'Shown by the desktop of this computer while Certwright is running.',
      zh: '证书匠运行时，由本机桌面弹出通知。',
    },
    fields: [],
  },
};
