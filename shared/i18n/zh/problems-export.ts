import type { ExportCode, ProblemTexts } from '../problem-text.ts';

export const exportProblems: ProblemTexts<ExportCode> = {
  'export.not-a-folder': {
    title: '文件不能放在那里',
    explanation: '{{path}}不是文件夹。',
    action: '请选择一个文件夹。',
  },
  'export.unwritable': {
    title: '文件写不进去',
    explanation: '系统不允许写入{{path}}：{{reason}}。',
    action: '请换一个文件夹，或者允许当前账户写入。',
  },
  'export.read-back-failed': {
    title: '文件写好了，读回来却不对',
    explanation: '{{path}}处的内容与写入的不同：{{reason}}。',
    action: '请不要使用这些文件，检查磁盘后重新导出。',
  },
  'export.folder-missing': {
    title: '这个文件夹不存在',
    explanation: '{{path}}处什么也没有，所以没有写入。',
    action: '请检查路径，或者允许新建这个文件夹。',
  },
  'export.folder-not-chosen': {
    title: '没有选择过这个文件夹',
    explanation: '文件只写到你在系统窗口里选过的文件夹：{{path}}',
    action: '请重新选择文件夹。',
  },
  'export.exists': {
    title: '已有同名的文件',
    explanation: '什么也没有写入。{{path}}里已有：{{files}}',
    action: '如果旧文件可以不要，选择覆盖；否则换一个名称或文件夹。',
  },
  'export.name-refused': {
    title: '这个文件名不能用',
    explanation: '“{{name}}”：{{reason}}。什么也没有写入。',
    action: '请修改文件名的格式。',
  },
  'export.password-needed': {
    title: '这种格式需要密码',
    explanation: '{{format}}格式的文件用密码保护密钥。什么也没有写入。',
    action: '让程序生成一个密码，或者自己填写。命令行：用--password-file读取，或用--password-out保存生成的密码。',
  },
  'export.password-refused': {
    title: '这个密码不能用',
    explanation: '什么也没有写入：{{reason}}。',
    action: '请换一个密码，或者让程序生成一个。',
  },
  'export.key-missing': {
    title: '{{name}}的密钥不在这里',
    explanation: '密钥是在别处生成的，而这种格式少不了它。什么也没有写入。',
    action: '请把证书导出为PEM或PKCS#7，到密钥所在的地方再合在一起。',
  },
  'export.version-unknown': {
    title: '没有这个版本',
    explanation: '这张证书没有{{id}}这个版本，或者它已被移除。',
    action: '请从版本列表中选择。',
  },
  'export.nothing-issued': {
    title: '尚未签发',
    explanation: '{{name}}还没有可以导出的内容，什么也没有写入。',
    action: '请先申请证书，再来导出。',
  },
  'export.bundle-gone': {
    title: '文件已不再保留',
    explanation: '里面有私钥，所以只放在内存里，最多半小时。',
    action: '请重新导出这些证书。',
  },
  'export.not-fitting': {
    title: '目标不会接受这张证书',
    explanation: '什么也没有写入：{{reason}}{{limit}}。',
    action: '换一种密钥或证书链重新签发，或者换一种格式。',
  },
  'export.owner-refused': {
    title: '文件不能交给{{owner}}',
    explanation: '什么也没有写入：{{reason}}。',
    action: '请填写存在的用户，或者以root身份运行。',
  },
  'export.cipher-missing': {
    title: '这里没有旧的加密方式',
    explanation: '旧式PFX需要{{cipher}}，这个程序没有带上。什么也没有写入。',
    action: '请导出新格式，或者换用另一种证书匠：桌面程序或命令行。',
  },
};
