import type { schedule as english } from '../en/schedule.ts';
import type { ProblemTexts, ScheduleCode } from '../problem-text.ts';
import type { SameSentences } from '../sentence-key.ts';

export const schedule: SameSentences<typeof english> = {
  'schedule.mechanism.task-scheduler': 'Windows任务计划程序',
  'schedule.mechanism.launch-agent': 'macOS启动代理（LaunchAgent）',
  'schedule.mechanism.systemd-timer': 'systemd定时器',
  'schedule.mechanism.cron': 'cron定时任务',
  'schedule.mechanism.none': '无',
  'schedule.on': '证书匠每隔几小时由{{mechanism}}唤醒一次（{{place}}）',
  'schedule.off': '目前没有任何计划唤醒证书匠。可以用{{mechanism}}设置：certwright schedule install',
  'schedule.none': '本机没有证书匠可用的计划任务工具。请用你自己的工具定时运行：',
  'schedule.when-signed-out': '无人登录时也运行',
  'schedule.command': '运行的命令：{{command}}',
  'schedule.next-run': '下次运行约在{{time}}',
  'schedule.last-run': '上次运行于{{time}}',
  'schedule.removed': '证书匠不再被定时唤醒。现有证书不受影响，但不会自动续期。',
  'schedule.nothing-to-repair': '没有需要修复的地方。',
  'schedule.repaired': '已重新写入。',
  'schedule.lingering-stays': '你注销后，你的后台服务仍会继续运行。要关闭，请运行：loginctl disable-linger',

  'schedule.drift.missing': '计划任务不存在',
  'schedule.drift.missing.means': '没有任何东西启动续期。请安装计划任务。',
  'schedule.drift.moved-executable': '计划任务要启动的程序已不在：{{detail}}',
  'schedule.drift.moved-executable.means': '证书匠被移动或删除了。请从它现在的位置修复计划任务。',
  'schedule.drift.other-command': '计划任务启动的是别的命令：{{detail}}',
  'schedule.drift.other-command.means': '它由另一份证书匠设置，或者被人改过。修复后会启动当前这一份。',
  'schedule.drift.disabled': '计划任务被停用（{{detail}}）',
  'schedule.drift.disabled.means': '它还在，但从不运行。修复会重新启用它。',
  'schedule.drift.edited': '计划任务被手动改过：{{detail}}',
  'schedule.drift.edited.means': '它仍会启动证书匠。如果不是你有意改的，修复会恢复原样。',
  'schedule.drift.other-user': '运行计划任务的用户不是配置文件夹的所有者：{{detail}}',
  'schedule.drift.other-user.means': '它可能读不到密钥，或留下所有者读不了的文件。请先删除，再以所有者的身份安装。',
  'schedule.drift.cron-not-running': 'cron没有运行',
  'schedule.drift.cron-not-running.means': '条目已写好，但没有程序读取它。请启动系统的cron服务，并设为开机自启。',
  'schedule.drift.lingering-off': '已选择{{detail}}未登录时也运行，但系统目前不允许',
  'schedule.drift.lingering-off.means': 'linger已关闭，计划任务会随会话结束。修复会重新申请开启。',
  'schedule.drift.last-run-failed': '上次运行失败（{{detail}}）',
  'schedule.drift.last-run-failed.means': '请手动运行上面的命令，查看原因。',
  'schedule.drift.needs-key-file': '无人登录时读不到机密（保管方式：{{detail}}）',
  'schedule.drift.needs-key-file.means': '没有会话就没有钥匙串可用，也没有人输入口令。这种运行方式需要密钥文件。',
  'schedule.drift.signed-in-only': '仅在{{detail}}登录时运行',
  'schedule.drift.signed-in-only.means': '锁屏不影响运行。重启后要等有人登录才会运行，届时会补上错过的一次。',
  'schedule.drift.never-ran': '还没有运行过',
  'schedule.drift.never-ran.means': '如果是刚刚安装的，这很正常。',

  'reason.schedule.unavailable.no-scheduler': '本机既没有用户级的计划任务工具，也没有cron',
  'reason.schedule.unavailable.signed-out-not-offered': '在macOS上这需要系统守护进程，而它读不到你的钥匙串',
  'reason.schedule.unavailable.user-manager-unreachable': '计划任务属于你的systemd会话，从当前会话访问不到',
};

export const scheduleProblems: ProblemTexts<ScheduleCode> = {
  'schedule.unavailable': {
    title: '这里无法设置计划任务',
    explanation: '原因：{{reason}}。',
    action: '请以证书所有者的身份登录后重试，或用你自己的工具定时运行续期。',
  },
  'schedule.refused': {
    title: '系统不允许设置这个计划任务',
    explanation: '{{program}}的回应：{{excerpt}}',
    action: '请联系管理员，或改为仅在登录时运行。',
  },
  'schedule.failed': {
    title: '系统的计划任务工具出错',
    explanation: '{{program}}的回应：{{excerpt}}',
    action: '请重试。如果仍然出错，请自己运行该程序查看详情。',
  },
};
