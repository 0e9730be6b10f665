// A zip file, read and written: as much of it as packages need.

import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

/// The files of a zip file, by name, in the order of its directory.
export function unzip(bytes) {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < 0) throw new Error("no zip file");
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error("a torn directory");
    const method = bytes.readUInt16LE(at + 10);
    const [sum, packed, size] = [16, 20, 24].map((place) => bytes.readUInt32LE(at + place));
    const [named, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + named);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const raw = bytes.subarray(from, from + packed);
    if (method !== 0 && method !== 8) throw new Error(`${name}: method ${method}`);
    const file = method === 8 ? inflateRawSync(raw) : Buffer.from(raw);
    if (file.length !== size || crc32(file) !== sum) throw new Error(`${name} is torn`);
    if (files.has(name)) throw new Error(`${name} stands there twice`);
    if (/\\|^\/|(^|\/)\.{0,2}(\/|$)/.test(name)) throw new Error(`${name} is no name`);
    files.set(name, file);
    at += 46 + named + extra + comment;
  }
  return files;
}

/// A zip file of files, each a name and its bytes.
export function zip(files) {
  const locals = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [named, bytes] = [Buffer.from(name), Buffer.from(text)];
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(named.length, 22);
    locals.push(Buffer.from("PK\x03\x04"), head, named, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), head, tail, named);
    offset += 30 + named.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
