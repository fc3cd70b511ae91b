/** What a host itself has to say before or instead of the page: in the terminal and on the page without a session. */
import type { Language } from '../domain/app.ts';

export interface HostSentences {
  /** Said above the address. */
  readonly ready: string;
  readonly readyHint: string;
  readonly newLink: string;
  readonly newLinkHint: string;
  readonly stopping: string;
  /** `{{seconds}}` since the command was given. */
  readonly readyAfter: string;
  readonly fetchingWindow: string;
  readonly noSessionTitle: string;
  readonly noSession: string;
  readonly openingTitle: string;
  readonly continue: string;
}

export const hostSentences: Readonly<Record<Language, HostSentences>> = {
  en: {
    ready: 'Certwright is ready. Open this address in your browser:',
    readyHint: 'The address works once, within ten minutes, and only on this computer. Stop with Ctrl+C.',
    newLink: 'A new address, for once:',
    newLinkHint: 'Press Enter for a new address.',
    stopping: 'Certwright is stopping.',
    readyAfter: 'Ready after {{seconds}} s.',
    fetchingWindow:
      'Fetching the desktop window (Electron), for 20 seconds at most. Without it Certwright opens in your browser.',
    noSessionTitle: 'This address is not open any more',
    noSession:
      'The address Certwright printed works once. Go to the terminal where Certwright runs and press Enter for a new one, or start Certwright again.',
    openingTitle: 'Opening Certwright',
    continue: 'Continue',
  },
  zh: {
    ready: '证书匠已就绪。请在浏览器中打开下面的地址：',
    readyHint: '这个地址十分钟内有效，只能使用一次，并且只能在本机打开。按 Ctrl+C 停止。',
    newLink: '新的一次性地址：',
    newLinkHint: '按回车键可获取新的地址。',
    stopping: '证书匠正在停止。',
    readyAfter: '用时 {{seconds}} 秒。',
    fetchingWindow: '正在下载桌面窗口组件（Electron），最多等待 20 秒。下载不成时，证书匠会在浏览器中打开。',
    noSessionTitle: '这个地址已经不能打开了',
    noSession: '证书匠显示的地址只能使用一次。请回到运行证书匠的终端，按回车键获取新的地址，或者重新启动证书匠。',
    openingTitle: '正在打开证书匠',
    continue: '继续',
  },
};
