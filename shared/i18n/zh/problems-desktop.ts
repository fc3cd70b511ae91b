/** What only the desktop program can fail in, in Chinese. */
import type { DesktopCode, ProblemTexts } from '../problem-text.ts';

export const desktopProblems: ProblemTexts<DesktopCode> = {
  'desktop.not-here': {
    title: '只有桌面应用能这样做',
    explanation: '当前页面是在浏览器中打开的，没有托盘，也无法随登录启动。',
    action: '请在那台电脑上打开证书匠的桌面应用。',
  },
  'desktop.login-item': {
    title: '登录时的设置没有改成',
    explanation: '系统没有接受这个选择：{{reason}}。',
    action: '请在系统设置的“登录时启动的程序”中更改。续期不受影响。',
  },
};
