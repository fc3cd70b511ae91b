/** 桌面程序在界面之外说的话：留在托盘、退出，以及相关设置。 */
import type { desktop as en } from '../en/desktop.ts';
import type { SameSentences } from '../sentence-key.ts';

export const desktop: SameSentences<typeof en> = {
  'desktop.stays-title': '证书匠仍在托盘中运行',
  'desktop.stays-text': '续期照常进行。要退出，请点托盘图标；关闭窗口时做什么可在设置里更改。',
  'desktop.quit-question_other': '还有{{count}}个订单没有完成，仍要退出吗？',
  'desktop.quit-detail_other': '{{names}}\n\n订单会保留，下次启动证书匠时接着办理。',
  'desktop.quit': '退出',
  'desktop.stay': '留下',
  'desktop.more-names': '另外{{count}}个',

  'desktop.title': '这台电脑',
  'desktop.login': '登录时',
  'desktop.login-on': '登录系统时打开证书匠',
  'desktop.login-detail': '启动后只在托盘中，不显示窗口。定时续期不依赖这一项。',
  'desktop.login-refused-windows': '已在 Windows 的“设置 › 应用 › 启动”中关闭。请在那里打开，或在这里重新勾选。',
  'desktop.login-refused-macos': '正在等待你在“系统设置 › 通用 › 登录项”中允许。',
  'desktop.login-refused-linux': '已在桌面环境的设置中关闭。',
  'desktop.closing': '关闭窗口时',
  'desktop.closing-tray': '留在托盘中',
  'desktop.closing-quit': '退出',
  'desktop.closing-tray-detail': '没有窗口时，续期和通知照常进行。',
  'desktop.closing-quit-detail': '如已设置系统的定时任务，续期照常进行。',
  'desktop.afresh-detail':
    '重新开始会把损坏的内容移到 {{folder}}/removed-… 文件夹，并以空的配置重新开始。已经发布的证书文件留在服务器读取的位置。',
  'desktop.afresh': '重新开始',
  'desktop.closing-no-tray': '这个桌面环境不显示托盘，所以关闭窗口就会退出。',
};
