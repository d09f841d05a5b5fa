// `npx tutor` looks in node_modules/.bin first. npm links a package's own command there only for the
// packages that depend on it, so a checkout would make npx install the project a second time.
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const entry = `${root}dist/src/main.js`
chmodSync(entry, 0o755)
mkdirSync(`${root}node_modules/.bin`, { recursive: true })
rmSync(`${root}node_modules/.bin/tutor`, { force: true })
if (process.platform === 'win32') {
  writeFileSync(`${root}node_modules/.bin/tutor.cmd`, '@node "%~dp0\\..\\..\\dist\\src\\main.js" %*\r\n')
} else {
  symlinkSync('../../dist/src/main.js', `${root}node_modules/.bin/tutor`)
}
