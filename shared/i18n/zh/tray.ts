import type { tray as en } from '../en/tray.ts';
import type { SameSentences } from '../sentence-key.ts';

export const tray: SameSentences<typeof en> = {
  'tray.needs_other': '{{count}} 张证书需要处理',
  'tray.urgent_other': '{{count}} 张证书急需处理',
  'tray.fine_other': '{{count}} 张证书全部正常',
  'tray.none': '还没有证书',
  'tray.unissued': '还没有签发过证书',
  'tray.unread': '暂时无法查看证书状态',
  'tray.working': '正在签发 {{name}}',
  'tray.working-on_other': '正在签发 {{count}} 张证书',
  'tray.to-go': '大约还要{{span}}',
  'tray.locked': '证书匠已锁定，解锁后才会续期',

  'tray.by': '{{name}}，{{date}}前处理',
  'tray.days-left_other': '{{name}}，还剩 {{count}} 天',
  'tray.hours-left': '{{name}}，剩余不到一天',
  'tray.expired': '{{name}}，{{date}}已过期',
  'tray.revoked': '{{name}}，已吊销',
  'tray.not-issued': '{{name}}，未签发成功',

  'tray.next': '下次续期：{{day}} {{time}}左右',
  'tray.next-date': '下次续期：{{date}}',
  'tray.due_other': '{{count}} 张证书现在该续期',
  'tray.renew-due': '立即续期到时间的证书',

  'tray.open': '打开证书匠',
  'tray.quit': '退出',
  'tray.quit-goes-on': '退出，续期照常进行',

  'pause.pause': '暂停续期',
  'pause.offer': '暂停期间，证书仍会照常到期。',
  'pause.how-long': '暂停多久',
  'pause.for-day': '一天',
  'pause.until-monday': '到周一',
  'pause.for-week': '一周',
  'pause.until-resumed': '到手动恢复为止',
  'pause.resume': '恢复续期',
  'pause.paused': '续期已暂停',
  'pause.paused-until': '续期已暂停，{{time}}恢复',
  'pause.means': '不会自动续期。手动发起的续期照常进行。',
};
