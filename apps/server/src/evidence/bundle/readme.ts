/** What stands at the top of a bundle, in both languages. */
export const readme = (number: string): string => `# ${number}

本包由指挥平台导出：案件全过程、证据链、轨迹、照片与文件，以及可打印的保管单 custody.html。
校验：向指挥中心索取平台公钥（不要只用包内的公钥），然后运行

    node verify-bundle.mjs <本文件.zip> --key hub-public-key.pem

任何一个字节被改动、缺少任何一条记录，都会指明是哪一个文件或哪一条。

This bundle was exported by the command centre's hub: the whole story of the incident, its chain of evidence, tracks, pictures and files, and a custody page for printing.
To verify, get the hub's public key from the centre itself (the one in here proves only that the bundle fits itself), then run the command above with
verify-bundle.mjs of the Watchfloor project (scripts/). Every changed byte and every missing record is named.

- manifest.json: every file with its SHA-256, length and head of the chain; manifest.sig: its Ed25519 signature, base64
- timeline.json: what happened; chain.json: one record per line, each bound to the one before
- evidence/: the files under the SHA-256 of their content; evidence.json: who brought them, when and where they were taken
`
