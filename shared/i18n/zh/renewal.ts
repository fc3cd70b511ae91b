import type { renewal as en } from '../en/renewal.ts';
import type { SameSentences } from '../sentence-key.ts';

export const renewal: SameSentences<typeof en> = {
  'renewal.when.due': '现在',
  'renewal.when.none': '不会自动进行',
  'renewal.plan.empty': '还没有可以安排的证书。',
  'renewal.plan.due_other': '现在可以续期的证书有 {{count}} 张。',
  'renewal.plan.none-due': '现在没有需要续期的证书。',

  'renewal.why.ari-window': '颁发机构希望在 {{start}} 到 {{end}} 之间续期',
  'renewal.why.two-thirds': '届时有效期已过三分之二',
  'renewal.why.half-life': '有效期很短，届时已过一半',
  'renewal.why.chosen-share': '到了您设定的有效期比例',
  'renewal.why.backstop': '颁发机构建议更晚，但那样万一出问题就来不及处理',
  'renewal.why.revoked': '证书已被吊销',
  'renewal.why.names-changed': '名称有变动',
  'renewal.why.key-changed': '要换用另一种密钥',
  'renewal.why.never-issued': '还没有签发过',
  'renewal.why.expired': '证书已过期',
  'renewal.why.retry': '上次没有成功，到时再试：{{reason}}',
  'renewal.why.waiting-limit': '先等一等，以免超出颁发机构的限制',
  'renewal.why.blackout': '等您设定的免打扰时段结束',
  'renewal.why.paused-by-person': '您已暂停，或要求晚些再续期',
  'renewal.why.order-open': '它的订单还没有完成',
  'renewal.why.roll-out': '同时到期的证书较多，正在排队',
  'renewal.why.clock-doubtful': '这台电脑的时间可能不准，到时再核对',
  'renewal.why.needs-person': '照现在的设置无法成功，需要先作修改',
  'renewal.why.retired': '证书已不再使用，并已吊销',

  'renewal.note.ari-implausible': '颁发机构给出的时间不合理，因此没有采用。',
  'renewal.note.ari-insists': '颁发机构每次刚签发就要求再换，先缓一缓。',
  'renewal.note.blackout-overruled': '剩余有效期太短，不能等到免打扰时段结束。',

  'renewal.alert.expired': '已过期。',
  'renewal.alert.revoked': '已被吊销，使用它的服务器会被拒绝访问。',
  'renewal.alert.little-life': '剩余有效期不到六分之一。',
  'renewal.alert.life-running-out': '剩余有效期不到四分之一。',
  'renewal.alert.needs-person': '续期没有成功，等待也无济于事。',
  'renewal.alert.by-hand': '需要您亲自添加记录。',
  'renewal.alert.failing': '续期没有成功，正在重试。',
  'renewal.alert.clock-doubtful': '这台电脑的时间可能不准。',
};
