import type { BackupCode, ProblemTexts } from '../problem-text.ts';

export const backupProblems: ProblemTexts<BackupCode> = {
  'backup.passphrase-short': {
    title: '口令太短',
    explanation: '拿到文件的人可以无限次尝试，所以口令至少要有{{least}}个字符。',
    action: '请选一个更长的口令，四个以上的词就很好记。',
  },
  'backup.file-exists': {
    title: '同名的文件已经存在',
    explanation: '{{path}}没有改动，它可能是你唯一的旧备份。',
    action: '请换一个文件名，或先把旧文件移走。',
  },
  'backup.not-a-backup': {
    title: '这不是证书匠的备份',
    explanation: '文件的开头不对，或者在传输中被改动过，例如按文本方式传输。',
    action: '请选择以 .cwbackup结尾的文件，或重新复制一份。',
  },
  'backup.newer-format': {
    title: '备份由更新版本的证书匠制作',
    explanation: '文件格式的编号是{{found}}，这个版本最多能读{{known}}。没有做任何更改。',
    action: '请先更新这里的证书匠，再恢复。',
  },
  'backup.truncated': {
    title: '备份文件不完整',
    explanation: '末尾缺少{{missing}}个字节，可能是复制时中断了。没有做任何更改。',
    action: '请重新复制文件，或换一个备份。',
  },
  'backup.damaged': {
    title: '备份被改动过或已损坏',
    explanation: '文件无法证明完整（{{where}}），因此没有使用其中任何内容，也没有做任何更改。',
    action: '请重新复制文件，或换一个备份。',
  },
  'backup.wrong-passphrase': {
    title: '这个口令打不开备份',
    explanation: '没有做任何更改。口令是制作备份时设定的；文件开头损坏时也会这样。',
    action: '请检查大小写和键盘布局，重新输入。',
  },
  'backup.newer-profile': {
    title: '备份由更新版本的证书匠制作',
    explanation: '版本{{appVersion}}保存的内容比这个版本能认识的多。没有做任何更改。',
    action: '请先更新这里的证书匠，再恢复。',
  },
  'backup.profile-not-empty': {
    title: '这里已经有内容',
    explanation: '备份不会混入现有内容。{{path}}没有改动。',
    action: '请选择替换：现有内容会移到一旁，可以放回。命令行请加 --replace。',
  },
  'backup.not-received': {
    title: '文件已经不在了',
    explanation: '选择了另一个文件，或证书匠重新启动后，之前的文件就不再保留。',
    action: '请重新选择文件。',
  },
};
