/** 导出多张证书之前的提问，以及导出之后可做的事。 */
import type { bulkExport as en } from '../en/bulk-export.ts';
import type { SameSentences } from '../sentence-key.ts';

export const bulkExport: SameSentences<typeof en> = {
  'bulk-export.place': '用在',
  'bulk-export.change-place': '更改…',
  'bulk-export.way.download': '一个.zip文件',
  'bulk-export.way.folder': '一个文件夹',
  'bulk-export.nothing': '选中的证书都不能以这种格式导出。',
  'bulk-export.own-folder': '每张证书放进各自的文件夹，例如“{{folder}}”。',
  'bulk-export.exists_other': '其中{{count}}张在那里已有文件，替换之前会先问你。',
  'bulk-export.of-them_other': '其中{{count}}张：{{remark}}',
  'bulk-export.left-out_other': '{{count}}张不在其中：',
  'bulk-export.do_other': '导出{{count}}张证书',
  'bulk-export.replace_other':
    '{{folder}}里已有其中{{count}}张证书的文件。替换如果失败，旧文件保留；成功后旧文件就没有了。',
  'bulk-export.there': '已有的文件',
  'bulk-export.keep_other': '只导出其余{{count}}张',
  'bulk-export.replace-all_other': '替换并导出{{count}}张',
  'bulk-export.get': '取得.zip文件',
  'bulk-export.password-last': '密码不会再在别处显示。关闭之前请先复制。',

  'bulk.doing.export': '正在导出',
  'bulk.title.export': '每张证书的导出结果',
  'bulk.fine.export_other': '{{count}}张已写好，读回核对无误',
  'bulk.fine.pack_other': '{{count}}张已放进.zip文件，读回核对无误',
  'bulk.result.exported': '已写好，读回核对无误',
  'bulk.result.packed': '已放进.zip文件，读回核对无误',
  'bulk.result.exported-but': '读回核对无误，有一点请留意',
};
