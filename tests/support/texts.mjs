// Texts of gazettes for the tests, and their bytes as people save them.

/** A gazette of another province; `times` documents with one deadline each. */
export const gazette = (times = 1, name = '江南') => {
  const document = (number) => `${name}省人民政府办公厅关于第${number}项试验的通知
${name}政办发〔2031〕${number}号
各市、县人民政府：
为做好试验，现通知如下。
一、准备。2031年5月底前完成试验场地。（${name}省试验厅负责）
二、总结
（一）报告。2031年12月底前提交报告，覆盖3000家以上单位。（省财政厅、省民政厅负责）
${name}省人民政府办公厅
2031年1月2日
`;
  const numbers = Array.from({ length: times }, (_, at) => at + 1);
  return `${name}省人民政府公报 2031 年第 3 期\n${numbers.map(document).join('')}`;
};

/** Node knows how to read GB18030, and not how to write it: every pair of bytes is looked up. */
const pairs = (() => {
  const decoder = new TextDecoder('gb18030');
  const found = new Map();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const text = decoder.decode(Uint8Array.of(first, second));
      if (text.length === 1 && text !== '\ufffd' && !found.has(text)) found.set(text, [first, second]);
    }
  }
  return found;
})();

export const gb18030 = (text) =>
  Buffer.from([...text].flatMap((sign) => (sign < '\x80' ? [sign.charCodeAt(0)] : pairs.get(sign) ?? lacks(sign))));

const lacks = (sign) => {
  throw new Error(`no pair of bytes for ${sign}`);
};

export const utf16 = (text, order, mark) => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

/** How files begin that are no texts. */
export const NO_TEXTS = {
  '通知.pdf': ['pdf', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj', 'latin1')],
  '带头.txt': ['pdf', Buffer.from('\n\n%PDF-1.4\n', 'latin1')],
  '照片.png': ['picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
  '照片.jpg': ['picture', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0', 'latin1')],
  '动图.gif': ['picture', Buffer.from('GIF89a\x01\0\x01\0', 'latin1')],
  '扫描.tif': ['picture', Buffer.from('II*\0\x08\0\0\0', 'latin1')],
  '照片.webp': ['picture', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1')],
  '文件.zip': ['zip', Buffer.from('PK\x03\x04\x14\0\0\0\x08\0a.txt', 'latin1')],
  '文件.rar': ['zip', Buffer.from('Rar!\x1a\x07\0', 'latin1')],
  '文件.gz': ['zip', Buffer.from('\x1f\x8b\x08\0', 'latin1')],
  '文件.docx': ['word', Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml', 'latin1')],
  '文件.odt': ['word', Buffer.from('PK\x03\x04\x14\0\0\x08mimetypeapplication/vnd.oasis', 'latin1')],
  '文件.doc': ['word', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')],
  '文件.rtf': ['word', Buffer.from('{\\rtf1\\ansi', 'latin1')],
  '程序.txt': ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 3, 0, 0, 62, 0, 1])],
  '控制.txt': ['binary', Buffer.from('\x01\x02\x03\x04\x05abc', 'latin1')],
  '空.txt': ['empty', Buffer.alloc(0)],
  '空白.txt': ['empty', Buffer.from(' \r\n\t　\ufeff\n')],
  '乱码.txt': ['unreadable', Buffer.from(Array.from({ length: 400 }, (_, at) => (at % 2 ? 0xff : 0x80)))],
};
