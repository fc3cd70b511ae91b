/** By the English text that stands with the facts. */
export const rfc2136Words = {
  'Own name server (RFC 2136)': '自建域名服务器（RFC 2136）',
  'BIND, Knot, PowerDNS, Technitium or any other name server that accepts dynamic updates.':
    'BIND、Knot、PowerDNS、Technitium等支持动态更新的域名服务器。',
  'Primary server': '主域名服务器',
  'The server that holds the writable copy of the zone: a host name or an IP address. Add a port only if it is not 53.':
    '保存可写区域的那台服务器，填主机名或IP地址。端口不是53时才需要写端口。',
  'Key name': '密钥名称',
  'The name of the TSIG key exactly as the server’s configuration spells it. Leave the key out only where the server takes updates by address.':
    'TSIG密钥的名称，与服务器配置中的写法一致。只有服务器按来源地址放行更新时才可不填密钥。',
  'Key secret': '密钥内容',
  'The base64 text after “secret” in the key, without the quotation marks.': '密钥中secret后面的base64文本，不含引号。',
  Algorithm: '算法',
  'Must be the one the key was made for.': '必须与生成密钥时所用的算法相同。',
  Zone: '区域',
  'Only where the server cannot be asked for it: the zone that takes the updates.':
    '仅在无法向服务器查询区域时填写：接受更新的区域名称。',
  'Allow the key to change only TXT records named _acme-challenge. In BIND: update-policy { grant certwright name _acme-challenge.example.org. TXT; };':
    '只允许该密钥修改名为 _acme-challenge的TXT记录。BIND写法：update-policy { grant certwright name _acme-challenge.example.org. TXT; };',
  'On the name server make a key: “tsig-keygen -a hmac-sha256 certwright” (BIND) or “keymgr -t certwright hmac-sha256” (Knot).':
    '在域名服务器上生成密钥：BIND用tsig-keygen -a hmac-sha256 certwright，Knot用keymgr -t certwright hmac-sha256。',
  'Put the printed key into the server’s configuration and allow it to change the zone’s _acme-challenge TXT records.':
    '把输出的密钥写入服务器配置，并允许它修改该区域的 _acme-challenge TXT记录。',
  'Reload the server, then enter its address, the key’s name and its secret here.':
    '重新加载服务器配置，然后在这里填写服务器地址、密钥名称和密钥内容。',
} as const;
