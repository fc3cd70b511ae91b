import type { HostSentences } from '../hosts.ts';

export const host: HostSentences = {
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
};
